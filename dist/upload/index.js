var __webpack_modules__ = ({
 313:
 ((module) => {
module.exports = Pend;
function Pend() {
  this.pending = 0;
  this.max = Infinity;
  this.listeners = [];
  this.waiting = [];
  this.error = null;
}
Pend.prototype.go = function(fn) {
  if (this.pending < this.max) {
    pendGo(this, fn);
  } else {
    this.waiting.push(fn);
  }
};
Pend.prototype.wait = function(cb) {
  if (this.pending === 0) {
    cb(this.error);
  } else {
    this.listeners.push(cb);
  }
};
Pend.prototype.hold = function() {
  return pendHold(this);
};
function pendHold(self) {
  self.pending += 1;
  var called = false;
  return onCb;
  function onCb(err) {
    if (called) throw new Error("callback called twice");
    called = true;
    self.error = self.error || err;
    self.pending -= 1;
    if (self.waiting.length > 0 && self.pending < self.max) {
      pendGo(self, self.waiting.shift());
    } else if (self.pending === 0) {
      var listeners = self.listeners;
      self.listeners = [];
      listeners.forEach(cbListener);
    }
  }
  function cbListener(listener) {
    listener(self.error);
  }
}
function pendGo(self, fn) {
  fn(pendHold(self));
}
 }),
 502:
 ((__unused_webpack_module, exports, __nccwpck_require__) => {
var fs = __nccwpck_require__(896);
var util = __nccwpck_require__(23);
var stream = __nccwpck_require__(203);
var Readable = stream.Readable;
var PassThrough = stream.PassThrough;
var Pend = __nccwpck_require__(313);
var EventEmitter = (__nccwpck_require__(434).EventEmitter);
exports.BufferSlicer = BufferSlicer;
exports.FdSlicer = FdSlicer;
util.inherits(FdSlicer, EventEmitter);
function FdSlicer(fd) {
  EventEmitter.call(this);
  this.fd = fd;
  this.pend = new Pend();
  this.pend.max = 1;
  this.refCount = 0;
}
FdSlicer.prototype.read = function(buffer, offset, length, position, callback) {
  var self = this;
  self.pend.go(function(cb) {
    fs.read(self.fd, buffer, offset, length, position, function(err, bytesRead, buffer) {
      cb();
      callback(err, bytesRead, buffer);
    });
  });
};
FdSlicer.prototype.createReadStream = function(options) {
  return new ReadStream(this, options);
};
FdSlicer.prototype.ref = function() {
  this.refCount += 1;
};
FdSlicer.prototype.unref = function() {
  var self = this;
  self.refCount -= 1;
  if (self.refCount < 0) throw new Error("invalid unref");
  if (self.refCount > 0) return;
  fs.close(self.fd, onCloseDone);
  function onCloseDone(err) {
    if (err) {
      self.emit('error', err);
    } else {
      self.emit('close');
    }
  }
};
util.inherits(ReadStream, Readable);
function ReadStream(context, options) {
  options = options || {};
  Readable.call(this, options);
  this.context = context;
  this.context.ref();
  this.start = options.start || 0;
  this.endOffset = options.end;
  this.pos = this.start;
}
ReadStream.prototype._read = function(n) {
  var self = this;
  var toRead = Math.min(self._readableState.highWaterMark, n);
  if (self.endOffset != null) {
    toRead = Math.min(toRead, self.endOffset - self.pos);
  }
  if (toRead <= 0) {
    self.push(null);
    this._cleanup();
    return;
  }
  self.context.pend.go(function(cb) {
    var buffer = Buffer.allocUnsafe(toRead);
    fs.read(self.context.fd, buffer, 0, toRead, self.pos, function(err, bytesRead) {
      if (err) {
        self.destroy(err);
      } else if (bytesRead === 0) {
        self.push(null);
        self._cleanup();
      } else {
        self.pos += bytesRead;
        self.push(buffer.slice(0, bytesRead));
      }
      cb();
    });
  });
};
ReadStream.prototype._destroy = function(err, cb) {
  this._cleanup();
  cb(err);
};
ReadStream.prototype._cleanup = function() {
  if (this.context != null) {
    this.context.unref();
    this.context = null;
  }
};
util.inherits(BufferSlicer, EventEmitter);
function BufferSlicer(buffer) {
  EventEmitter.call(this);
  this.refCount = 0;
  this.buffer = buffer;
}
BufferSlicer.prototype.read = function(buffer, offset, length, position, callback) {
  if (!(0 <= offset && offset <= buffer.length)) throw new RangeError("offset outside buffer: 0 <= " + offset + " <= " + buffer.length);
  if (position < 0) throw new RangeError("position is negative: " + position);
  if (offset + length > buffer.length) {
    length = buffer.length - offset;
  }
  if (position + length > this.buffer.length) {
    length = this.buffer.length - position;
  }
  if (length <= 0) {
    setImmediate(function() {
      callback(null, 0);
    });
    return;
  }
  this.buffer.copy(buffer, offset, position, position + length);
  setImmediate(function() {
    callback(null, length);
  });
};
BufferSlicer.prototype.createReadStream = function(options) {
  options = options || {};
  var readStream = new PassThrough(options);
  readStream.start = options.start || 0;
  readStream.endOffset = options.end;
  readStream.pos = readStream.endOffset || this.buffer.length;
  var entireSlice = this.buffer.slice(readStream.start, readStream.pos);
  var maxChunkSize = 0x10000;
  var offset = 0;
  while (true) {
    var nextOffset = offset + maxChunkSize;
    if (nextOffset >= entireSlice.length) {
      if (offset < entireSlice.length) {
        readStream.write(entireSlice.slice(offset, entireSlice.length));
      }
      break;
    }
    readStream.write(entireSlice.slice(offset, nextOffset));
    offset = nextOffset;
  }
  readStream.end();
  return readStream;
};
BufferSlicer.prototype.ref = function() {
  this.refCount += 1;
};
BufferSlicer.prototype.unref = function() {
  this.refCount -= 1;
  if (this.refCount < 0) {
    throw new Error("invalid unref");
  }
};
 }),
 663:
 ((__unused_webpack_module, exports, __nccwpck_require__) => {
var fs = __nccwpck_require__(896);
var zlib = __nccwpck_require__(106);
var fd_slicer = __nccwpck_require__(502);
var util = __nccwpck_require__(23);
var EventEmitter = (__nccwpck_require__(434).EventEmitter);
var Transform = (__nccwpck_require__(203).Transform);
var PassThrough = (__nccwpck_require__(203).PassThrough);
var Writable = (__nccwpck_require__(203).Writable);
const crc32 = zlib.crc32;
exports.as = fromFdPromise;
function fromFdPromise(fd, options) {
  return new Promise((resolve, reject) => {
    fromFd(fd, {...options, lazyEntries: true}, function(err, zipfile) {
      if (err) return reject(err);
      resolve(zipfile);
    });
  });
}
function open(path, options, callback) {
  if (typeof options === "function") {
    callback = options;
    options = null;
  }
  if (options == null) options = {};
  if (options.autoClose == null) options.autoClose = true;
  if (options.lazyEntries == null) options.lazyEntries = false;
  if (options.decodeStrings == null) options.decodeStrings = true;
  if (options.validateEntrySizes == null) options.validateEntrySizes = true;
  if (options.strictFileNames == null) options.strictFileNames = false;
  if (callback == null) callback = defaultCallback;
  fs.open(path, "r", function(err, fd) {
    if (err) return callback(err);
    fromFd(fd, options, function(err, zipfile) {
      if (err) fs.close(fd, defaultCallback);
      callback(err, zipfile);
    });
  });
}
function fromFd(fd, options, callback) {
  if (typeof options === "function") {
    callback = options;
    options = null;
  }
  if (options == null) options = {};
  if (options.autoClose == null) options.autoClose = false;
  if (options.lazyEntries == null) options.lazyEntries = false;
  if (options.decodeStrings == null) options.decodeStrings = true;
  if (options.validateEntrySizes == null) options.validateEntrySizes = true;
  if (options.strictFileNames == null) options.strictFileNames = false;
  if (callback == null) callback = defaultCallback;
  fs.fstat(fd, function(err, stats) {
    if (err) return callback(err);
    var reader = new fd_slicer.FdSlicer(fd);
    fromRandomAccessReader(reader, stats.size, options, callback);
  });
}
function fromRandomAccessReader(reader, totalSize, options, callback) {
  if (typeof options === "function") {
    callback = options;
    options = null;
  }
  if (options == null) options = {};
  if (options.autoClose == null) options.autoClose = true;
  if (options.lazyEntries == null) options.lazyEntries = false;
  if (options.decodeStrings == null) options.decodeStrings = true;
  var decodeStrings = !!options.decodeStrings;
  if (options.validateEntrySizes == null) options.validateEntrySizes = true;
  if (options.strictFileNames == null) options.strictFileNames = false;
  if (callback == null) callback = defaultCallback;
  if (typeof totalSize !== "number") throw new Error("expected totalSize parameter to be a number");
  if (totalSize > Number.MAX_SAFE_INTEGER) {
    throw new Error("zip file too large. only file sizes up to 2^52 are supported due to JavaScript's Number type being an IEEE 754 double.");
  }
  reader.ref();
  var eocdrWithoutCommentSize = 22;
  var zip64EocdlSize = 20;
  var maxCommentSize = 0xffff;
  var bufferSize = Math.min(zip64EocdlSize + eocdrWithoutCommentSize + maxCommentSize, totalSize);
  var buffer = newBuffer(bufferSize);
  var bufferReadStart = totalSize - buffer.length;
  readAndAssertNoEof(reader, buffer, 0, bufferSize, bufferReadStart, function(err) {
    if (err) return callback(err);
    for (var i = bufferSize - eocdrWithoutCommentSize; i >= 0; i -= 1) {
      if (buffer.readUInt32LE(i) !== 0x06054b50) continue;
      var eocdrBuffer = buffer.subarray(i);
      var diskNumber = eocdrBuffer.readUInt16LE(4);
      var entryCount = eocdrBuffer.readUInt16LE(10);
      var centralDirectoryOffset = eocdrBuffer.readUInt32LE(16);
      var commentLength = eocdrBuffer.readUInt16LE(20);
      var expectedCommentLength = eocdrBuffer.length - eocdrWithoutCommentSize;
      if (commentLength !== expectedCommentLength) {
        return callback(new Error("Invalid comment length. Expected: " + expectedCommentLength + ". Found: " + commentLength + ". Are there extra bytes at the end of the file? Or is the end of central dir signature `PK☺☻` in the comment?"));
      }
      var comment = decodeStrings ? decodeBuffer(eocdrBuffer.subarray(22), false)
                                  : eocdrBuffer.subarray(22);
      if (i - zip64EocdlSize >= 0 && buffer.readUInt32LE(i - zip64EocdlSize) === 0x07064b50) {
        var zip64EocdlBuffer = buffer.subarray(i - zip64EocdlSize, i - zip64EocdlSize + zip64EocdlSize);
        var zip64EocdrOffset = readUInt64LE(zip64EocdlBuffer, 8);
        var zip64EocdrBuffer = newBuffer(56);
        return readAndAssertNoEof(reader, zip64EocdrBuffer, 0, zip64EocdrBuffer.length, zip64EocdrOffset, function(err) {
          if (err) return callback(err);
          if (zip64EocdrBuffer.readUInt32LE(0) !== 0x06064b50) {
            return callback(new Error("invalid zip64 end of central directory record signature"));
          }
          diskNumber = zip64EocdrBuffer.readUInt32LE(16);
          if (diskNumber !== 0) {
            return callback(new Error("multi-disk zip files are not supported: found disk number: " + diskNumber));
          }
          entryCount = readUInt64LE(zip64EocdrBuffer, 32);
          centralDirectoryOffset = readUInt64LE(zip64EocdrBuffer, 48);
          return callback(null, new ZipFile(reader, centralDirectoryOffset, totalSize, entryCount, comment, options.autoClose, options.lazyEntries, decodeStrings, options.validateEntrySizes, options.strictFileNames));
        });
      }
      if (diskNumber !== 0) {
        return callback(new Error("multi-disk zip files are not supported: found disk number: " + diskNumber));
      }
      return callback(null, new ZipFile(reader, centralDirectoryOffset, totalSize, entryCount, comment, options.autoClose, options.lazyEntries, decodeStrings, options.validateEntrySizes, options.strictFileNames));
    }
    callback(new Error("End of central directory record signature not found. Either not a zip file, or file is truncated."));
  });
}
util.inherits(ZipFile, EventEmitter);
function ZipFile(reader, centralDirectoryOffset, fileSize, entryCount, comment, autoClose, lazyEntries, decodeStrings, validateEntrySizes, strictFileNames) {
  var self = this;
  EventEmitter.call(self);
  self.reader = reader;
  self.reader.on("error", function(err) {
    emitError(self, err);
  });
  self.reader.once("close", function() {
    self.emit("close");
  });
  self.readEntryCursor = centralDirectoryOffset;
  self.fileSize = fileSize;
  self.entryCount = entryCount;
  self.comment = comment;
  self.entriesRead = 0;
  self.autoClose = !!autoClose;
  self.lazyEntries = !!lazyEntries;
  self.decodeStrings = !!decodeStrings;
  self.validateEntrySizes = !!validateEntrySizes;
  self.strictFileNames = !!strictFileNames;
  self.isOpen = true;
  self.emittedError = false;
  self.hasEachEntryBeenCalled = false;
  if (!self.lazyEntries) self._readEntry();
}
ZipFile.prototype.close = function() {
  if (!this.isOpen) return;
  this.isOpen = false;
  this.reader.unref();
};
function emitErrorAndAutoClose(self, err) {
  if (self.autoClose) self.close();
  emitError(self, err);
}
function emitError(self, err) {
  if (self.emittedError) return;
  self.emittedError = true;
  self.emit("error", err);
}
ZipFile.prototype.readEntry = function() {
  if (!this.lazyEntries) throw new Error("readEntry() called without lazyEntries:true");
  this._readEntry();
};
ZipFile.prototype._readEntry = function() {
  var self = this;
  if (self.entryCount === self.entriesRead) {
    setImmediate(function() {
      if (self.autoClose) self.close();
      if (self.emittedError) return;
      self.emit("end");
    });
    return;
  }
  if (self.emittedError) return;
  var buffer = newBuffer(46);
  readAndAssertNoEof(self.reader, buffer, 0, buffer.length, self.readEntryCursor, function(err) {
    if (err) return emitErrorAndAutoClose(self, err);
    if (self.emittedError) return;
    var entry = new Entry();
    var signature = buffer.readUInt32LE(0);
    if (signature !== 0x02014b50) return emitErrorAndAutoClose(self, new Error("invalid central directory file header signature: 0x" + signature.toString(16)));
    entry.versionMadeBy = buffer.readUInt16LE(4);
    entry.versionNeededToExtract = buffer.readUInt16LE(6);
    entry.generalPurposeBitFlag = buffer.readUInt16LE(8);
    entry.compressionMethod = buffer.readUInt16LE(10);
    entry.lastModFileTime = buffer.readUInt16LE(12);
    entry.lastModFileDate = buffer.readUInt16LE(14);
    entry.crc32 = buffer.readUInt32LE(16);
    entry.compressedSize = buffer.readUInt32LE(20);
    entry.uncompressedSize = buffer.readUInt32LE(24);
    entry.fileNameLength = buffer.readUInt16LE(28);
    entry.extraFieldLength = buffer.readUInt16LE(30);
    entry.fileCommentLength = buffer.readUInt16LE(32);
    entry.internalFileAttributes = buffer.readUInt16LE(36);
    entry.externalFileAttributes = buffer.readUInt32LE(38);
    entry.relativeOffsetOfLocalHeader = buffer.readUInt32LE(42);
    if (entry.generalPurposeBitFlag & 0x40) return emitErrorAndAutoClose(self, new Error("strong encryption is not supported"));
    self.readEntryCursor += 46;
    buffer = newBuffer(entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength);
    readAndAssertNoEof(self.reader, buffer, 0, buffer.length, self.readEntryCursor, function(err) {
      if (err) return emitErrorAndAutoClose(self, err);
      if (self.emittedError) return;
      entry.fileNameRaw = buffer.subarray(0, entry.fileNameLength);
      var fileCommentStart = entry.fileNameLength + entry.extraFieldLength;
      entry.extraFieldRaw = buffer.subarray(entry.fileNameLength, fileCommentStart);
      entry.fileCommentRaw = buffer.subarray(fileCommentStart, fileCommentStart + entry.fileCommentLength);
      try {
        entry.extraFields = parseExtraFields(entry.extraFieldRaw);
      } catch (err) {
        return emitErrorAndAutoClose(self, err);
      }
      if (self.decodeStrings) {
        var isUtf8 = (entry.generalPurposeBitFlag & 0x800) !== 0;
        entry.fileComment = decodeBuffer(entry.fileCommentRaw, isUtf8);
        entry.fileName = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, self.strictFileNames);
        var errorMessage = validateFileName(entry.fileName);
        if (errorMessage != null) return emitErrorAndAutoClose(self, new Error(errorMessage));
      } else {
        entry.fileComment = entry.fileCommentRaw;
        entry.fileName = entry.fileNameRaw;
      }
      entry.comment = entry.fileComment;
      self.readEntryCursor += buffer.length;
      self.entriesRead += 1;
      for (var i = 0; i < entry.extraFields.length; i++) {
        var extraField = entry.extraFields[i];
        if (extraField.id !== 0x0001) continue;
        var zip64EiefBuffer = extraField.data;
        var index = 0;
        if (entry.uncompressedSize === 0xffffffff) {
          if (index + 8 > zip64EiefBuffer.length) {
            return emitErrorAndAutoClose(self, new Error("zip64 extended information extra field does not include uncompressed size"));
          }
          entry.uncompressedSize = readUInt64LE(zip64EiefBuffer, index);
          index += 8;
        }
        if (entry.compressedSize === 0xffffffff) {
          if (index + 8 > zip64EiefBuffer.length) {
            return emitErrorAndAutoClose(self, new Error("zip64 extended information extra field does not include compressed size"));
          }
          entry.compressedSize = readUInt64LE(zip64EiefBuffer, index);
          index += 8;
        }
        if (entry.relativeOffsetOfLocalHeader === 0xffffffff) {
          if (index + 8 > zip64EiefBuffer.length) {
            return emitErrorAndAutoClose(self, new Error("zip64 extended information extra field does not include relative header offset"));
          }
          entry.relativeOffsetOfLocalHeader = readUInt64LE(zip64EiefBuffer, index);
          index += 8;
        }
        break;
      }
      if (self.validateEntrySizes && entry.compressionMethod === 0) {
        var expectedCompressedSize = entry.uncompressedSize;
        if (entry.isEncrypted()) {
          expectedCompressedSize += 12;
        }
        if (entry.compressedSize !== expectedCompressedSize) {
          var msg = "compressed/uncompressed size mismatch for stored file: " + entry.compressedSize + " != " + entry.uncompressedSize;
          return emitErrorAndAutoClose(self, new Error(msg));
        }
      }
      self.emit("entry", entry);
      if (!self.lazyEntries) self._readEntry();
    });
  });
};
ZipFile.prototype.eachEntry = function() {
  const self = this;
  if (!self.lazyEntries) throw new Error("eachEntry() requires lazyEntries: true");
  if (self.hasEachEntryBeenCalled) throw new Error("eachEntry() must only be called once per ZipFile");
  self.hasEachEntryBeenCalled = true;
  let pendingResolveReject = null;
  self.on("entry", onEntry);
  self.on("end", onEnd);
  self.on("error", onError);
  function cleanup() {
    self.removeListener("entry", onEntry);
    self.removeListener("end", onEnd);
    self.removeListener("error", onError);
    if (self.autoClose) self.close();
  }
  function onEntry(entry) {
    let {resolve} = pendingResolveReject;
    pendingResolveReject = null;
    resolve({value: entry});
  }
  function onEnd() {
    let {resolve} = pendingResolveReject;
    pendingResolveReject = null;
    cleanup();
    resolve({done: true});
  }
  function onError(err) {
    let {reject} = pendingResolveReject;
    pendingResolveReject = null;
    cleanup();
    reject(err);
  }
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next() {
      const promise = new Promise((resolve, reject) => {
        if (pendingResolveReject != null) throw new Error("next() called before previous Promise was resolved.");
        pendingResolveReject = {resolve, reject};
      });
      self.readEntry();
      return promise;
    },
    return(value) {
      cleanup();
      return Promise.resolve({done: true, value});
    },
    throw(value) {
      cleanup();
      return Promise.reject(value);
    },
  };
};
ZipFile.prototype.openReadStream = function(entry, options, callback) {
  var self = this;
  var relativeStart = 0;
  var relativeEnd = entry.compressedSize;
  if (callback == null) {
    callback = options;
    options = null;
  }
  if (options == null) {
    options = {};
  } else {
    if (options.decodeFileData === false) {
      if (options.decrypt != null) {
        throw new Error("cannot use options.decrypt when options.decodeFileData === false");
      }
      if (options.decompress != null) {
        throw new Error("cannot use options.decompress when options.decodeFileData === false");
      }
    } else {
      if (options.decrypt != null) {
        if (!entry.isEncrypted()) {
          throw new Error("options.decrypt can only be specified for encrypted entries. See also option decodeFileData.");
        }
        if (options.decrypt !== false) throw new Error("invalid options.decrypt value: " + options.decrypt);
        if (entry.isCompressed()) {
          if (options.decompress !== false) throw new Error("entry is encrypted and compressed, and options.decompress !== false. See also option decodeFileData.");
        }
      }
      if (options.decompress != null) {
        if (!entry.isCompressed()) {
          throw new Error("options.decompress can only be specified for compressed entries. See also option decodeFileData.");
        }
        if (!(options.decompress === false || options.decompress === true)) {
          throw new Error("invalid options.decompress value: " + options.decompress);
        }
        decompress = options.decompress;
      }
    }
    if (options.start != null) {
      relativeStart = options.start;
      if (relativeStart < 0) throw new Error("options.start < 0");
      if (relativeStart > entry.compressedSize) throw new Error("options.start > entry.compressedSize");
    }
    if (options.end != null) {
      relativeEnd = options.end;
      if (relativeEnd < 0) throw new Error("options.end < 0");
      if (relativeEnd > entry.compressedSize) throw new Error("options.end > entry.compressedSize");
      if (relativeEnd < relativeStart) throw new Error("options.end < options.start");
    }
  }
  var rawMode = (
    options.decodeFileData === false ||
    (
      (entry.compressionMethod === 0 ||
        (entry.compressionMethod === 8 && options.decompress === false)
      ) &&
      (!entry.isEncrypted() ||
        options.decrypt === false
      )
    )
  );
  if (options.start != null || options.end != null) {
    if (!rawMode) throw new Error("start/end range require options.decodeFileData === false for non-trivial encoded entries.");
  }
  if (!self.isOpen) return callback(new Error("closed"));
  if (entry.isEncrypted() && !rawMode) {
    if (options.decrypt !== false) return callback(new Error("entry is encrypted, and options.decodeFileData !== false"));
  }
  var decompress;
  if (rawMode) {
    decompress = false;
  } else if (entry.compressionMethod === 8) {
    decompress = options.decodeFileData !== true;
  } else {
    return callback(new Error("unsupported compression method: " + entry.compressionMethod));
  }
  self.readLocalFileHeader(entry, {minimal: true}, function(err, localFileHeader) {
    if (err) return callback(err);
    self.openReadStreamLowLevel(
      localFileHeader.fileDataStart, entry.compressedSize,
      relativeStart, relativeEnd,
      decompress, entry.uncompressedSize,
      callback);
  });
};
ZipFile.prototype.openReadStreamLowLevel = function(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize, callback) {
  var self = this;
  var fileDataEnd = fileDataStart + compressedSize;
  var readStream = self.reader.createReadStream({
    start: fileDataStart + relativeStart,
    end: fileDataStart + relativeEnd,
  });
  var endpointStream = readStream;
  if (decompress) {
    var destroyed = false;
    var inflateFilter = zlib.createInflateRaw();
    readStream.on("error", function(err) {
      setImmediate(function() {
        if (!destroyed) inflateFilter.emit("error", err);
      });
    });
    readStream.pipe(inflateFilter);
    if (self.validateEntrySizes) {
      endpointStream = new AssertByteCountStream(uncompressedSize);
      inflateFilter.on("error", function(err) {
        setImmediate(function() {
          if (!destroyed) endpointStream.emit("error", err);
        });
      });
      inflateFilter.pipe(endpointStream);
    } else {
      endpointStream = inflateFilter;
    }
    installDestroyFn(endpointStream, function() {
      destroyed = true;
      if (inflateFilter !== endpointStream) inflateFilter.unpipe(endpointStream);
      readStream.unpipe(inflateFilter);
      readStream.destroy();
    });
  }
  callback(null, endpointStream);
};
ZipFile.prototype.readLocalFileHeader = function(entry, options, callback) {
  var self = this;
  if (callback == null) {
    callback = options;
    options = null;
  }
  if (options == null) options = {};
  self.reader.ref();
  var buffer = newBuffer(30);
  readAndAssertNoEof(self.reader, buffer, 0, buffer.length, entry.relativeOffsetOfLocalHeader, function(err) {
    try {
      if (err) return callback(err);
      var signature = buffer.readUInt32LE(0);
      if (signature !== 0x04034b50) {
        return callback(new Error("invalid local file header signature: 0x" + signature.toString(16)));
      }
      var fileNameLength = buffer.readUInt16LE(26);
      var extraFieldLength = buffer.readUInt16LE(28);
      var fileDataStart = entry.relativeOffsetOfLocalHeader + 30 + fileNameLength + extraFieldLength;
      if (fileDataStart + entry.compressedSize > self.fileSize) {
        return callback(new Error("file data overflows file bounds: " +
            fileDataStart + " + " + entry.compressedSize + " > " + self.fileSize));
      }
      if (options.minimal) {
        return callback(null, {fileDataStart: fileDataStart});
      }
      var localFileHeader = new LocalFileHeader();
      localFileHeader.fileDataStart = fileDataStart;
      localFileHeader.versionNeededToExtract = buffer.readUInt16LE(4);
      localFileHeader.generalPurposeBitFlag = buffer.readUInt16LE(6);
      localFileHeader.compressionMethod = buffer.readUInt16LE(8);
      localFileHeader.lastModFileTime = buffer.readUInt16LE(10);
      localFileHeader.lastModFileDate = buffer.readUInt16LE(12);
      localFileHeader.crc32 = buffer.readUInt32LE(14);
      localFileHeader.compressedSize = buffer.readUInt32LE(18);
      localFileHeader.uncompressedSize = buffer.readUInt32LE(22);
      localFileHeader.fileNameLength = fileNameLength;
      localFileHeader.extraFieldLength = extraFieldLength;
      buffer = newBuffer(fileNameLength + extraFieldLength);
      self.reader.ref();
      readAndAssertNoEof(self.reader, buffer, 0, buffer.length, entry.relativeOffsetOfLocalHeader + 30, function(err) {
        try {
          if (err) return callback(err);
          localFileHeader.fileName = buffer.subarray(0, fileNameLength);
          localFileHeader.extraField = buffer.subarray(fileNameLength);
          return callback(null, localFileHeader);
        } finally {
          self.reader.unref();
        }
      });
    } finally {
      self.reader.unref();
    }
  });
};
ZipFile.prototype.openReadStreamPromise = function(entry, options) {
  return new Promise((resolve, reject) => {
    this.openReadStream(entry, options, function(err, readStream) {
      if (err) return reject(err);
      resolve(readStream);
    });
  });
};
ZipFile.prototype.openReadStreamLowLevelPromise = function(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize) {
  return new Promise((resolve, reject) => {
    this.openReadStream(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize, function(err, readStream) {
      if (err) return reject(err);
      resolve(readStream);
    });
  });
};
ZipFile.prototype.readLocalFileHeaderPromise = function(entry, options) {
  return new Promise((resolve, reject) => {
    this.readLocalFileHeader(entry, options, function(err, localFileHeader) {
      if (err) return reject(err);
      resolve(localFileHeader);
    });
  });
};
function Entry() {
}
Entry.prototype.getLastModDate = function(options) {
  if (options == null) options = {};
  if (!options.forceDosFormat) {
    for (var i = 0; i < this.extraFields.length; i++) {
      var extraField = this.extraFields[i];
      if (extraField.id === 0x5455) {
        var data = extraField.data;
        if (data.length < 5) continue;
        var flags = data[0];
        var HAS_MTIME = 1;
        if (!(flags & HAS_MTIME)) continue;
        var posixTimestamp = data.readInt32LE(1);
        return new Date(posixTimestamp * 1000);
      } else if (extraField.id === 0x000a) {
        var data = extraField.data;
        if (data.length !== 32) continue;
        if (data.readUInt16LE(4) !== 1) continue;
        if (data.readUInt16LE(6) !== 24) continue;
        var hundredNanoSecondsSince1601 = data.readUInt32LE(8) + 4294967296 * data.readInt32LE(12);
        var millisecondsSince1970 = hundredNanoSecondsSince1601 / 10000 - 11644473600000;
        return new Date(millisecondsSince1970);
      }
    }
  }
  return dosDateTimeToDate(this.lastModFileDate, this.lastModFileTime, options.timezone);
};
Entry.prototype.canDecodeFileData = function() {
  return (
    !this.isEncrypted() &&
    (this.compressionMethod === 0 || this.compressionMethod === 8)
  );
};
Entry.prototype.isEncrypted = function() {
  return (this.generalPurposeBitFlag & 0x1) !== 0;
};
Entry.prototype.isCompressed = function() {
  return this.compressionMethod === 8;
};
function LocalFileHeader() {
}
function dosDateTimeToDate(date, time, timezone) {
  var day = date & 0x1f;
  var month = (date >> 5 & 0xf) - 1;
  var year = (date >> 9 & 0x7f) + 1980;
  var millisecond = 0;
  var second = (time & 0x1f) * 2;
  var minute = time >> 5 & 0x3f;
  var hour = time >> 11 & 0x1f;
  if (timezone == null || timezone === "local") {
    return new Date(year, month, day, hour, minute, second, millisecond);
  } else if (timezone === "UTC") {
    return new Date(Date.UTC(year, month, day, hour, minute, second, millisecond));
  } else {
    throw new Error("unrecognized options.timezone: " + options.timezone);
  }
}
function getFileNameLowLevel(generalPurposeBitFlag, fileNameBuffer, extraFields, strictFileNames) {
  var fileName = null;
  for (var i = 0; i < extraFields.length; i++) {
    var extraField = extraFields[i];
    if (extraField.id === 0x7075) {
      if (extraField.data.length < 6) {
        continue;
      }
      if (extraField.data.readUInt8(0) !== 1) {
        continue;
      }
      var oldNameCrc32 = extraField.data.readUInt32LE(1);
      if (crc32(fileNameBuffer) !== oldNameCrc32) {
        continue;
      }
      fileName = decodeBuffer(extraField.data.subarray(5), true);
      break;
    }
  }
  if (fileName == null) {
    var isUtf8 = (generalPurposeBitFlag & 0x800) !== 0;
    fileName = decodeBuffer(fileNameBuffer, isUtf8);
  }
  if (!strictFileNames) {
    fileName = fileName.replace(/\\/g, "/");
  }
  return fileName;
}
function validateFileName(fileName) {
  if (fileName.indexOf("\\") !== -1) {
    return "invalid characters in fileName: " + fileName;
  }
  if (/^[a-zA-Z]:/.test(fileName) || /^\//.test(fileName)) {
    return "absolute path: " + fileName;
  }
  if (fileName.split("/").indexOf("..") !== -1) {
    return "invalid relative path: " + fileName;
  }
  return null;
}
function parseExtraFields(extraFieldBuffer) {
  var extraFields = [];
  var i = 0;
  while (i < extraFieldBuffer.length - 3) {
    var headerId = extraFieldBuffer.readUInt16LE(i + 0);
    var dataSize = extraFieldBuffer.readUInt16LE(i + 2);
    var dataStart = i + 4;
    var dataEnd = dataStart + dataSize;
    if (dataEnd > extraFieldBuffer.length) throw new Error("extra field length exceeds extra field buffer size");
    var dataBuffer = extraFieldBuffer.subarray(dataStart, dataEnd);
    extraFields.push({
      id: headerId,
      data: dataBuffer,
    });
    i = dataEnd;
  }
  return extraFields;
}
function readAndAssertNoEof(reader, buffer, offset, length, position, callback) {
  if (length === 0) {
    return setImmediate(function() { callback(null, newBuffer(0)); });
  }
  reader.read(buffer, offset, length, position, function(err, bytesRead) {
    if (err) return callback(err);
    if (bytesRead < length) {
      return callback(new Error("unexpected EOF"));
    }
    callback();
  });
}
util.inherits(AssertByteCountStream, Transform);
function AssertByteCountStream(byteCount) {
  Transform.call(this);
  this.actualByteCount = 0;
  this.expectedByteCount = byteCount;
}
AssertByteCountStream.prototype._transform = function(chunk, encoding, cb) {
  this.actualByteCount += chunk.length;
  if (this.actualByteCount > this.expectedByteCount) {
    var msg = "too many bytes in the stream. expected " + this.expectedByteCount + ". got at least " + this.actualByteCount;
    return cb(new Error(msg));
  }
  cb(null, chunk);
};
AssertByteCountStream.prototype._flush = function(cb) {
  if (this.actualByteCount < this.expectedByteCount) {
    var msg = "not enough bytes in the stream. expected " + this.expectedByteCount + ". got only " + this.actualByteCount;
    return cb(new Error(msg));
  }
  cb();
};
util.inherits(RandomAccessReader, EventEmitter);
function RandomAccessReader() {
  EventEmitter.call(this);
  this.refCount = 0;
}
RandomAccessReader.prototype.ref = function() {
  this.refCount += 1;
};
RandomAccessReader.prototype.unref = function() {
  var self = this;
  self.refCount -= 1;
  if (self.refCount > 0) return;
  if (self.refCount < 0) throw new Error("invalid unref");
  self.close(onCloseDone);
  function onCloseDone(err) {
    if (err) return self.emit('error', err);
    self.emit('close');
  }
};
RandomAccessReader.prototype.createReadStream = function(options) {
  if (options == null) options = {};
  var start = options.start;
  var end = options.end;
  if (start === end) {
    var emptyStream = new PassThrough();
    setImmediate(function() {
      emptyStream.end();
    });
    return emptyStream;
  }
  var stream = this._readStreamForRange(start, end);
  var destroyed = false;
  var refUnrefFilter = new RefUnrefFilter(this);
  stream.on("error", function(err) {
    setImmediate(function() {
      if (!destroyed) refUnrefFilter.emit("error", err);
    });
  });
  installDestroyFn(refUnrefFilter, function() {
    stream.unpipe(refUnrefFilter);
    refUnrefFilter.unref();
    stream.destroy();
  });
  var byteCounter = new AssertByteCountStream(end - start);
  refUnrefFilter.on("error", function(err) {
    setImmediate(function() {
      if (!destroyed) byteCounter.emit("error", err);
    });
  });
  installDestroyFn(byteCounter, function() {
    destroyed = true;
    refUnrefFilter.unpipe(byteCounter);
    refUnrefFilter.destroy();
  });
  return stream.pipe(refUnrefFilter).pipe(byteCounter);
};
RandomAccessReader.prototype._readStreamForRange = function(start, end) {
  throw new Error("not implemented");
};
RandomAccessReader.prototype.read = function(buffer, offset, length, position, callback) {
  var readStream = this.createReadStream({start: position, end: position + length});
  var writeStream = new Writable();
  var written = 0;
  writeStream._write = function(chunk, encoding, cb) {
    chunk.copy(buffer, offset + written, 0, chunk.length);
    written += chunk.length;
    cb();
  };
  writeStream.on("finish", callback);
  readStream.on("error", function(error) {
    callback(error);
  });
  readStream.pipe(writeStream);
};
RandomAccessReader.prototype.close = function(callback) {
  setImmediate(callback);
};
util.inherits(RefUnrefFilter, PassThrough);
function RefUnrefFilter(context) {
  PassThrough.call(this);
  this.context = context;
  this.context.ref();
  this.unreffedYet = false;
}
RefUnrefFilter.prototype._flush = function(cb) {
  this.unref();
  cb();
};
RefUnrefFilter.prototype.unref = function(cb) {
  if (this.unreffedYet) return;
  this.unreffedYet = true;
  this.context.unref();
};
var cp437 = '\u0000☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼ !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~⌂ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ ';
function decodeBuffer(buffer, isUtf8) {
  if (isUtf8) {
    return buffer.toString("utf8");
  } else {
    var result = "";
    for (var i = 0; i < buffer.length; i++) {
      result += cp437[buffer[i]];
    }
    return result;
  }
}
function readUInt64LE(buffer, offset) {
  var lower32 = buffer.readUInt32LE(offset);
  var upper32 = buffer.readUInt32LE(offset + 4);
  return upper32 * 0x100000000 + lower32;
}
var newBuffer;
if (typeof Buffer.allocUnsafe === "function") {
  newBuffer = function(len) {
    return Buffer.allocUnsafe(len);
  };
} else {
  newBuffer = function(len) {
    return new Buffer(len);
  };
}
function installDestroyFn(stream, fn) {
  if (typeof stream.destroy === "function") {
    stream._destroy = function(err, cb) {
      fn();
      if (cb != null) cb(err);
    };
  } else {
    stream.destroy = fn;
  }
}
function defaultCallback(err) {
  if (err) throw err;
}
 }),
 550:
 ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
 var _upload_run_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(185);
await (0,_upload_run_js__WEBPACK_IMPORTED_MODULE_0__ .S)(process.argv.slice(2));
process.stdout.write('', () => process.exit());
__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);
 }),
 185:
 ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  S: () => ( upload)
});
const promises_namespaceObject = process.getBuiltinModule("node:timers/promises");
class ActionError extends Error {
    code;
    title;
    detail;
    fix;
    problems;
    constructor({ code, title, detail, fix, problems = [], cause }) {
        super(`${title}: ${detail}`, { cause });
        this.name = 'ActionError';
        this.code = code;
        this.title = title;
        this.detail = detail;
        this.fix = fix;
        this.problems = problems;
    }
}
const appStoreConnect = {
    audience: 'appstoreconnect-v1',
    apiUrl: 'https://api.appstoreconnect.apple.com',
    probePath: '/v1/apps?limit=1',
};
const kind_keyKinds = {
    team: { label: 'team key', ...appStoreConnect },
    individual: { label: 'individual key', ...appStoreConnect },
    'in-house': {
        label: 'in-house key of the Enterprise Program',
        audience: 'apple-developer-enterprise-v1',
        apiUrl: 'https://api.enterprise.developer.apple.com',
        probePath: '/v1/certificates?limit=1',
    },
};
function resolveApiUrl(input, kind) {
    if (input === undefined)
        return kind_keyKinds[kind].apiUrl;
    const url = /[\s?#\\]/.test(input) || !URL.canParse(input) ? undefined : new URL(input);
    const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
    if (url !== undefined && isSafe && url.username === '' && url.password === '') {
        return url.href.replace(/\/+$/, '');
    }
    throw new ActionError({
        code: 'API_URL_INVALID',
        title: 'Invalid api-url',
        detail: 'api-url must be an https URL, because the token is sent there (http is allowed for localhost only), without user name, password, query, fragment or spaces.',
        fix: "Remove api-url to use Apple's own, or write a URL such as https://gateway.example.com/apple.",
    });
}
function notaryUrlFor(apiUrl) {
    return apiUrl === kind_keyKinds.team.apiUrl ? 'https://appstoreconnect.apple.com' : apiUrl;
}
function isNotaryPath(path) {
    return /^\/notary\/v2(?:[/?]|$)/.test(path);
}
function withoutVersion(apiUrl) {
    return /^(.*)\/v\d+$/.exec(apiUrl)?.[1];
}
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
const noLink = () => undefined;
function formatErrorBody(error, linkTo = noLink) {
    const { detail, fix, code, problems } = error;
    const link = linkTo(code);
    const observed = problems.length > 0 ? formatProblems(problems, linkTo) : detail;
    return `${observed}\nFix: ${fix}\nCode: ${code}${link === undefined ? '' : ` (${link})`}`;
}
function formatProblems(problems, linkTo = noLink) {
    return problems
        .map(({ title, code, detail, fix }, index) => {
        const link = linkTo(code);
        const more = link === undefined ? '' : `\nSee: ${link}`;
        return `${index + 1}. ${title} [${code}]\n${detail}\nFix: ${fix}${more}`;
    })
        .join('\n\n');
}
function formatError(error) {
    return `${error.title}. ${formatErrorBody(error)}`;
}
const maxListed = 20;
class Diagnostics {
    annotations = [];
    errors = [];
    capture(work) {
        try {
            return work();
        }
        catch (error) {
            if (!(error instanceof ActionError))
                throw error;
            this.errors.push(error);
            return undefined;
        }
    }
    warn(title, message) {
        this.add({ level: 'warning', title, message });
    }
    notice(title, message) {
        this.add({ level: 'notice', title, message });
    }
    add(annotation) {
        this.annotations.push(annotation);
    }
    takeAnnotations() {
        const all = this.annotations.splice(0);
        const listed = all.slice(0, maxListed);
        const left = all.length - listed.length;
        if (left === 0)
            return listed;
        const message = `${left} more warnings and notices are not shown.`;
        return [...listed, { level: 'notice', title: 'More warnings', message }];
    }
    throwIfErrors(subject = 'the inputs') {
        if (this.errors.length > 0)
            throw this.toError(subject);
    }
    toError(subject = 'the inputs') {
        const [first, ...rest] = this.errors;
        if (first !== undefined && rest.length === 0)
            return first;
        const problems = this.errors.slice(0, maxListed);
        const left = this.errors.length - problems.length;
        return new ActionError({
            code: 'SEVERAL_PROBLEMS',
            title: `${this.errors.length} problems with ${subject}`,
            detail: formatProblems(problems),
            fix: `Correct each problem above. No token was created, and no file was written.${left > 0 ? ` ${left} more are not listed.` : ''}`,
            problems,
        });
    }
}
const external_os_namespaceObject = process.getBuiltinModule("os");
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
const external_crypto_namespaceObject = process.getBuiltinModule("crypto");
var external_fs_ = __nccwpck_require__(896);
function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}
var ExitCode;
(function (ExitCode) {
    ExitCode[ExitCode["Success"] = 0] = "Success";
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_namespaceObject.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
function debug(message) {
    command_issueCommand('debug', {}, message);
}
function core_error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
    process.stdout.write(message + external_os_namespaceObject.EOL);
}
const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const shortEscapes = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
function printableLine(text) {
    return text
        .replace(invisible, (character) => shortEscapes[character] ?? escapeCharacter(character))
        .replace(/^(\s*):(?=:)/, (_all, blanks) => blanks + escapeCharacter(':'))
        .replace(/#(?=#\[)/g, escapeCharacter);
}
function printableText(text) {
    return text.split('\n').map(printableLine).join('\n');
}
function escapeCharacter(character) {
    const hex = (character.codePointAt(0) ?? 0).toString(16);
    return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}
const pieceLength = 8;
const runs = /[\w+/=.-]{8,}/g;
function withholdPieces(text, secrets) {
    return secrets.length === 0 ? text : text.replace(runs, (run) => withholdInRun(run, secrets));
}
function withholdInRun(run, secrets) {
    let shown = '';
    let index = 0;
    while (index < run.length) {
        const length = sharedLength(run, index, secrets);
        shown += length > 0 ? '***' : run.charAt(index);
        index += Math.max(length, 1);
    }
    return shown;
}
function sharedLength(text, index, secrets) {
    const isShared = (length) => index + length <= text.length &&
        secrets.some((secret) => secret.includes(text.slice(index, index + length)));
    let length = pieceLength;
    if (!isShared(length))
        return 0;
    while (isShared(length + 1))
        length += 1;
    return length;
}
function docsLink(env, code) {
    const { GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: repository = '', GITHUB_ACTION_REF: ref = '', } = env;
    const isKnown = server === 'https://github.com' &&
        /^[\w.-]+\/[\w.-]+$/.test(repository) &&
        /^[\w./-]+$/.test(ref);
    return isKnown
        ? `${server}/${repository}/blob/${ref}/docs/troubleshooting.md#${code.toLowerCase()}`
        : undefined;
}
function toolkit_getInput(name) {
    return getInput(name, { trimWhitespace: false });
}
const booleanWords = {
    yes: true,
    y: true,
    on: true,
    '1': true,
    enabled: true,
    no: false,
    n: false,
    off: false,
    '0': false,
    disabled: false,
    never: false,
};
const quotableValue = /^(?:[a-z]{1,12}|[\w.'"-]{1,7})$/;
function toolkit_getBooleanInput(name) {
    const value = getInput(name);
    if (value === '')
        return false;
    try {
        return getBooleanInput(name);
    }
    catch (cause) {
        const meant = booleanWords[value.toLowerCase()];
        const shown = quotableValue.test(value)
            ? `"${value}"`
            : `a value of ${value.length} characters`;
        throw new ActionError({
            code: 'INPUT_NOT_BOOLEAN',
            title: `${name} must be true or false`,
            detail: `${name} is ${shown}. YAML 1.2 has the booleans true, True, TRUE, false, False and FALSE.`,
            fix: `Write ${name}: ${meant ?? `true or ${name}: false`}.`,
            cause,
        });
    }
}
function setSecrets(secrets) {
    process.stdout.cork();
    for (const secret of secrets)
        setSecret(secret);
    process.stdout.uncork();
}
let withheld = [];
function presentable(text) {
    return printableText(withholdPieces(text, withheld));
}
function setOutputs(outputs) {
    for (const [name, value] of Object.entries(outputs)) {
        if (value !== undefined)
            setOutput(name, value);
    }
}
function toolkit_info(line) {
    info(presentableLine(line));
}
function toolkit_debug(line) {
    debug(presentable(line));
}
function annotate(annotations) {
    const write = { warning: warning, notice: notice };
    for (const { level, title, message } of annotations)
        write[level](presentable(message), { title: presentableLine(title) });
}
function toolkit_setFailed(error) {
    const known = error instanceof ActionError ? error : unexpectedError(error);
    if (known.cause instanceof Error)
        toolkit_debug(known.cause.stack ?? known.cause.message);
    process.exitCode = 1;
    const shown = presentableError(known);
    const body = formatErrorBody(shown, (code) => docsLink(process.env, code));
    core_error(body, { title: shown.title });
    return shown;
}
function presentableLine(text) {
    return printableLine(withholdPieces(text, withheld));
}
function presentableError({ code, title, detail, fix, problems }) {
    return new ActionError({
        code,
        title: presentableLine(title),
        detail: presentable(detail),
        fix: presentable(fix),
        problems: problems.map(presentableError),
    });
}
function unexpectedError(cause) {
    const type = cause instanceof Error ? cause.name : typeof cause;
    return new ActionError({
        code: 'UNEXPECTED',
        title: 'Unexpected error, probably a bug',
        detail: `This action does not handle an error of type ${type} here.`,
        fix: 'Run the job again with debug logging enabled, which prints the stack, and open an issue with the stack. Never post the key.',
        cause,
    });
}
function resolveBuild(config, info, file) {
    const app = config.app ?? info.bundleId;
    const version = config.version ?? info.version;
    const number = config.build ?? info.build;
    const platform = config.platform ?? info.platform;
    if (app && version && number && platform)
        return { app, bundleId: info.bundleId, version, number, platform };
    const values = { app, version, build: number, platform };
    const missing = Object.entries(values).flatMap(([name, value]) => (value ? [] : [name]));
    const reason = file.extension === 'pkg'
        ? 'A .pkg is not read'
        : 'Info.plist in the file does not have all values';
    throw new ActionError({
        code: 'UPLOAD_INPUT_MISSING',
        title: `Missing inputs: ${missing.join(', ')}`,
        detail: `${reason}, so these inputs are required: ${missing.join(', ')}.`,
        fix: 'Set these inputs. version and build are the CFBundleShortVersionString and CFBundleVersion of the app; the platform of a .pkg is MAC_OS.',
    });
}
function formatBuild({ version, number, platform }) {
    return `${version} (${number}) for ${platform}`;
}
const external_node_util_namespaceObject = process.getBuiltinModule("node:util");
const usage = `Usage: node dist/upload/index.js --file FILE [options]

Uploads a build to App Store Connect. The token comes from the command app-store-connect-token, or from the
environment variable ASC_TOKEN. Progress goes to stderr, and the outputs to stdout, as one line of JSON.

  --file FILE          .ipa or .pkg, or a pattern that matches exactly one
  --app APP            app ID or bundle ID
  --version VERSION    CFBundleShortVersionString
  --build BUILD        CFBundleVersion
  --platform PLATFORM  IOS, MAC_OS, TV_OS or VISION_OS
  --no-wait            do not wait until Apple has processed the upload
  --timeout DURATION   longest wait, from 1m to 24h (default: 60m)
  --api-url URL        base URL of the API
  --help               print this help

For an .ipa, the defaults of --app, --version, --build and --platform are read from the file.`;
const command_line_text = { type: 'string' };
function parseCommandLine(args, env) {
    if (args.some((arg) => /^--token(?:=|$)/.test(arg))) {
        throw usageError('A token cannot be an argument, because every process on this machine can see the arguments of a command.', 'Set the environment variable ASC_TOKEN, or put the command app-store-connect-token on the PATH.');
    }
    try {
        const { values } = (0,external_node_util_namespaceObject.parseArgs)({
            args: [...args],
            allowNegative: true,
            options: {
                file: command_line_text,
                app: command_line_text,
                version: command_line_text,
                build: command_line_text,
                platform: command_line_text,
                timeout: command_line_text,
                'api-url': command_line_text,
                wait: { type: 'boolean', default: true },
            },
        });
        const inputs = new Map(Object.entries({ ...values, token: env.ASC_TOKEN }));
        return {
            getInput: (name) => String(inputs.get(name) ?? ''),
            getBooleanInput: (name) => inputs.get(name) === true,
        };
    }
    catch (error) {
        throw usageError(error instanceof Error ? error.message : String(error), 'Run it with --help for the options.');
    }
}
function usageError(detail, fix) {
    return new ActionError({
        code: 'UPLOAD_USAGE',
        title: 'Invalid command-line options',
        detail,
        fix,
    });
}
function systemErrorCode(error) {
    const { code } = Object(error);
    return typeof code === 'string' ? code : undefined;
}
function hasErrorCode({ errors }, prefix) {
    return errors.some(({ code }) => code === prefix || code.startsWith(`${prefix}.`));
}
function isMissingAgreement(response) {
    return (response.status === 403 &&
        (hasErrorCode(response, 'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED') ||
            response.errors.some(({ code, title }) => code === 'FORBIDDEN' && /^access unavailable/i.test(title))));
}
function isForbiddenByRole(response) {
    return response.status === 403 && response.errors.length > 0 && !isMissingAgreement(response);
}
function parseBody(body) {
    if (body.trim() === '')
        return { isJson: true, errors: [] };
    try {
        const json = Object(JSON.parse(body));
        const list = Array.isArray(json.errors) ? json.errors : [];
        const errors = list.map((error) => ({
            code: textOf(error, 'code'),
            title: textOf(error, 'title'),
            detail: textOf(error, 'detail'),
        }));
        const { data } = json;
        if (!Array.isArray(data))
            return { isJson: true, errors };
        const items = data.map((item) => ({
            id: textOf(item, 'id'),
            attributes: Object(Object(item).attributes),
        }));
        const isComplete = Object(json.links).next === undefined;
        return { isJson: true, errors, resources: { items, isComplete } };
    }
    catch {
        return { isJson: false, errors: [] };
    }
}
function textOf(value, name) {
    return String(Object(value)[name] ?? '');
}
function parseRateLimit(header) {
    const [, limit, remaining] = /user-hour-lim:(\d+);user-hour-rem:(-?\d+)/.exec(header ?? '') ?? [];
    return limit === undefined ? undefined : { limit: Number(limit), remaining: Number(remaining) };
}
function parseRetryAfter(header, now) {
    if (header === null)
        return undefined;
    const seconds = /^\d+$/.test(header) ? Number(header) : Date.parse(header) / 1000 - now;
    return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}
function requestFailure(error) {
    return { type: 'failure', errorCode: errorCodeOf(error) };
}
function errorCodeOf(error) {
    const { name, cause, errors } = Object(error);
    if (name === 'TimeoutError' || name === 'AbortError')
        return 'TIMEOUT';
    const inner = Array.isArray(errors) ? errors[0] : cause;
    if (inner !== undefined)
        return errorCodeOf(inner);
    return systemErrorCode(error) ?? (typeof name === 'string' ? name : 'UNKNOWN');
}
function formatForDebug(result) {
    if (result.type === 'failure')
        return `no response, ${result.errorCode}`;
    const { status, durationMs, serverTime = 'absent', errors } = result;
    return [
        `${status} in ${Math.round(durationMs)} ms, Date ${serverTime}`,
        ...errors.slice(0, 5).map((error) => `${error.code}: ${error.title} ${error.detail}`),
    ]
        .map((line) => line.slice(0, 1000))
        .join('\n');
}
const maxRetries = 3;
function retryDelay(result, { retries, previous, random, }) {
    if (retries >= maxRetries)
        return undefined;
    const backoffMs = 300 * 2 ** retries * (0.75 + random / 2);
    if (result.type === 'failure') {
        const isPermanent = /CERT|SIGNATURE|ERR_TLS|ERR_SSL/.test(result.errorCode);
        const isSlow = result.errorCode === 'TIMEOUT' && retries > 0;
        return isPermanent || isSlow ? undefined : backoffMs;
    }
    if (result.status === 429)
        return Math.max(backoffMs, (result.retryAfter ?? 0) * 1000);
    const isTransient = result.status === 401 ||
        result.status >= 500 ||
        (isAgreement(result) && !isAgreement(previous));
    return isTransient ? backoffMs : undefined;
}
function isAgreement(result) {
    return result?.type === 'response' && isMissingAgreement(result);
}
const maxErrorBytes = 64 * 1024;
const maxClockOffsetSeconds = 24 * 60 * 60;
const maxConcurrency = 4;
const defaultTimeouts = { requestTimeoutMs: 10_000, totalTimeoutMs: 60_000 };
class Client {
    #options;
    #deadline;
    #endsAt;
    #tokens = new Map();
    #waiting = [];
    #running = 0;
    #clockOffsetSeconds;
    constructor(options) {
        this.#options = options;
        this.#deadline = AbortSignal.timeout(options.timeouts.totalTimeoutMs);
        this.#endsAt = options.effects.now() + options.timeouts.totalTimeoutMs;
    }
    get clockOffsetSeconds() {
        return this.#clockOffsetSeconds;
    }
    get(path) {
        return this.send({ method: 'GET', path });
    }
    async send(request) {
        if (this.#running >= maxConcurrency)
            await new Promise((resolve) => this.#waiting.push(resolve));
        else
            this.#running += 1;
        try {
            return await this.#sendWithRetries(request);
        }
        finally {
            const next = this.#waiting.shift();
            if (next === undefined)
                this.#running -= 1;
            else
                next();
        }
    }
    async #sendWithRetries(request) {
        const { effects, retryDelay: delayOf = retryDelay } = this.#options;
        const { now, random, sleep } = effects;
        let previous;
        for (let retries = 0;; retries += 1) {
            const result = await this.#attempt(request);
            const delayMs = delayOf(result, { request, retries, previous, random: random() });
            if (delayMs === undefined || now() + delayMs + 1000 > this.#endsAt)
                return result;
            await sleep(delayMs);
            previous = result;
        }
    }
    async #attempt(request) {
        const { scopeFor, onResult, effects } = this.#options;
        const { path } = request;
        const scope = scopeFor?.(path);
        const token = this.#tokenFor(scope);
        const result = await this.#fetch(request, await token);
        if (result.type === 'response' && result.serverTime !== undefined) {
            const midwayMs = effects.now() - result.durationMs / 2;
            this.#clockOffsetSeconds ??= result.serverTime - Math.round(midwayMs / 1000);
        }
        if (scope !== undefined && result.type === 'response' && result.status === 401)
            this.#discard(scope, token);
        onResult(path, result);
        return result;
    }
    #tokenFor(scope) {
        const { createToken, effects } = this.#options;
        const now = Math.floor(effects.now() / 1000) + this.#dateOffset();
        if (scope === undefined)
            return createToken([], now);
        const key = scope.join('\n');
        const existing = this.#tokens.get(key);
        if (existing !== undefined)
            return existing;
        const token = createToken(scope, now);
        this.#tokens.set(key, token);
        return token;
    }
    #discard(scope, token) {
        const key = scope.join('\n');
        if (this.#tokens.get(key) === token)
            this.#tokens.delete(key);
    }
    #dateOffset() {
        const offset = this.#clockOffsetSeconds ?? 0;
        return this.#options.trustsClock && Math.abs(offset) <= maxClockOffsetSeconds ? offset : 0;
    }
    async #fetch({ method, path, body: json }, token) {
        const { apiUrl, notaryUrl, timeouts, effects, maxDataBytes } = this.#options;
        const start = effects.now();
        try {
            const response = await effects.fetch(`${isNotaryPath(path) ? notaryUrl : apiUrl}${path}`, {
                method,
                headers: {
                    Authorization: `Bearer ${token}`,
                    Accept: 'application/json, */*;q=0.1',
                    ...(json !== undefined && { 'Content-Type': 'application/json' }),
                },
                ...(json !== undefined && { body: JSON.stringify(json) }),
                redirect: 'manual',
                signal: AbortSignal.any([AbortSignal.timeout(timeouts.requestTimeoutMs), this.#deadline]),
            });
            const maxBytes = response.ok ? (maxDataBytes ?? maxErrorBytes) : maxErrorBytes;
            const body = await readBody(response, maxBytes);
            const result = toApiResponse(response, {
                durationMs: effects.now() - start,
                now: effects.now() / 1000,
                body,
                token,
            });
            return response.ok && maxDataBytes !== undefined ? { ...result, body } : result;
        }
        catch (error) {
            return requestFailure(error);
        }
    }
}
function toApiResponse({ status, headers }, { durationMs, now, body, token, }) {
    const serverTime = Math.floor(Date.parse(headers.get('date') ?? '') / 1000);
    const { isJson, errors, resources } = parseBody(body);
    const forms = [token, Buffer.from(token).toString('base64')];
    const redact = (text) => withholdPieces(text, forms);
    const retryAfter = parseRetryAfter(headers.get('retry-after'), now);
    const rateLimit = parseRateLimit(headers.get('x-rate-limit'));
    return {
        type: 'response',
        status,
        durationMs,
        isJson,
        isHtml: /html/i.test(headers.get('content-type') ?? '') || /^\s*</.test(body),
        errors: errors.map(({ code, title, detail }) => ({
            code: redact(code),
            title: redact(title),
            detail: redact(detail),
        })),
        ...(resources !== undefined && { resources }),
        ...(Number.isFinite(serverTime) && { serverTime }),
        ...(retryAfter !== undefined && { retryAfter }),
        ...(rateLimit !== undefined && { rateLimit }),
    };
}
async function readBody(response, maxBytes) {
    const chunks = [];
    let length = 0;
    for await (const chunk of response.body ?? []) {
        chunks.push(chunk);
        length += chunk.length;
        if (length >= maxBytes)
            break;
    }
    return Buffer.concat(chunks).subarray(0, maxBytes).toString();
}
const external_node_http_namespaceObject = process.getBuiltinModule("node:http");
const external_node_https_namespaceObject = process.getBuiltinModule("node:https");
const names = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];
function proxyVariables(env) {
    return names.filter((name) => env[name]);
}
function proxyPasswords(env) {
    return names.flatMap((name) => {
        const [, password = ''] = /^(?:[a-z]+:\/\/)?[^:@/]*:([^/]*)@/i.exec(env[name] ?? '') ?? [];
        return password === '' ? [] : [...new Set([password, decode(password)])];
    });
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
function configureProxy(env, apiUrl) {
    const configured = proxyVariables(env);
    if (configured.length === 0 || isLoopback(new URL(apiUrl).hostname))
        return 'none';
    const hasEnvProxy = typeof external_node_http_namespaceObject.setGlobalProxyFromEnv === 'function';
    if (!hasEnvProxy && env.NODE_USE_ENV_PROXY !== '1')
        return 'unusable';
    try {
        if (hasEnvProxy)
            external_node_http_namespaceObject.setGlobalProxyFromEnv(env);
    }
    catch {
        throw new ActionError({
            code: 'PROXY_FAILED',
            title: 'Invalid proxy URL',
            detail: `${configured.join(' or ')} is set, but is not the URL of a proxy. Its value is not shown, because it may contain a password.`,
            fix: 'Ask whoever runs the runner to write it as http://host:port or http://user:password@host:port, with a port up to 65535.',
        });
    }
    return 'used';
}
async function probeTunnel(env, { apiUrl, timeoutMs }) {
    const agent = new external_node_https_namespaceObject.Agent({ proxyEnv: env, timeout: timeoutMs });
    const { promise, resolve } = Promise.withResolvers();
    AbortSignal.timeout(timeoutMs).addEventListener('abort', () => resolve('TIMEOUT'));
    const request = external_node_https_namespaceObject.request(apiUrl, { method: 'HEAD', agent });
    request.on('socket', () => resolve(undefined));
    request.on('error', (error) => {
        const code = systemErrorCode(error);
        resolve(code === 'ERR_PROXY_TUNNEL' || code === 'ECONNREFUSED' ? code : undefined);
    });
    const code = await promise;
    request.destroy();
    agent.destroy();
    return code;
}
const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const units = [
    [['', 's', 'sec', 'secs', 'second', 'seconds'], 1],
    [['m', 'min', 'mins', 'minute', 'minutes'], minute],
    [['h', 'hr', 'hrs', 'hour', 'hours'], hour],
    [['d', 'day', 'days'], day],
];
function parseDuration(text) {
    const plain = text.trim().replace(/^P(?:T(?=\d+[SMH]$)|(?=\d+D$))/i, '');
    const [, digits = '', name = ''] = /^(\d{1,9}) ?([a-z]{0,7})$/i.exec(plain) ?? [];
    const [, size = 0] = units.find(([names]) => names.includes(name.toLowerCase())) ?? [];
    const seconds = Number(digits) * size;
    return seconds > 0 ? seconds : undefined;
}
function quoteDuration(text) {
    return text.length > 20 ? `a text of ${text.length} characters` : JSON.stringify(text);
}
function formatDuration(seconds) {
    const sizes = [
        [day, 'day'],
        [hour, 'hour'],
        [minute, 'minute'],
    ];
    const [size, unit] = sizes.find(([length]) => seconds % length === 0) ?? [1, 'second'];
    return count(seconds / size, unit);
}
function count(amount, unit) {
    return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
async function probeProxy(proxy, env, apiUrl) {
    if (proxy !== 'used')
        return undefined;
    const timeoutMs = defaultTimeouts.requestTimeoutMs;
    const errorCode = await probeTunnel(env, { apiUrl, timeoutMs });
    return errorCode === undefined ? undefined : { type: 'failure', errorCode };
}
function assertTlsChecked(env, apiUrl) {
    if (env.NODE_TLS_REJECT_UNAUTHORIZED !== '0' || !apiUrl.startsWith('https:'))
        return;
    throw new ActionError({
        code: 'TLS_UNCHECKED',
        title: 'TLS certificate checks are turned off',
        detail: 'NODE_TLS_REJECT_UNAUTHORIZED is 0, so any host that responds in place of Apple would receive the token. No request was sent.',
        fix: 'Remove NODE_TLS_REJECT_UNAUTHORIZED from the environment of this step. If a proxy inspects TLS, set NODE_EXTRA_CA_CERTS to its certificate instead.',
    });
}
const unsent = /^(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|UND_ERR_CONNECT_TIMEOUT|ERR_PROXY_TUNNEL)$|CERT|SIGNATURE|^ERR_TLS|^ERR_SSL/;
const lookUpGapsMs = [1000, 3000, 9000];
const maxAttempts = 3;
function isResponseLost(result) {
    if (result.type === 'failure')
        return !unsent.test(result.errorCode);
    return result.status >= 500 || (result.status < 300 && !result.isJson);
}
async function makeChange(change) {
    let wasLost = false;
    for (let attempt = 1;; attempt += 1) {
        const result = await change.send();
        const isLost = isResponseLost(result);
        if (!isLost && result.type === 'response' && result.status < 300)
            return { type: 'made', value: change.parse(result) };
        const isOwnConflict = wasLost && result.type === 'response' && result.status === 409;
        if (!isLost && !isOwnConflict)
            return { type: 'not-made', result };
        wasLost = true;
        const found = await lookUpRepeatedly(change);
        if (found !== undefined)
            return { type: 'made', value: found };
        if (isOwnConflict || attempt === maxAttempts)
            return { type: 'not-made', result };
    }
}
async function lookUpRepeatedly({ lookUp, sleep }) {
    for (const gapMs of lookUpGapsMs) {
        await sleep(gapMs);
        const found = await lookUp();
        if (found !== undefined)
            return found;
    }
    return undefined;
}
const account_pages_appStoreConnect = {
    keys: 'https://appstoreconnect.apple.com/access/integrations/api',
    agreements: 'https://appstoreconnect.apple.com/business, and https://developer.apple.com/account for the program license',
};
const accountPages = {
    team: account_pages_appStoreConnect,
    individual: account_pages_appStoreConnect,
    'in-house': {
        keys: 'https://developer.apple.com/account under Users and Access > Integrations',
        agreements: 'https://developer.apple.com/account',
    },
};
const statusOf = ({ result }) => result.type === 'response' ? result.status : 0;
const hasResponse = ({ result }, matches) => result.type === 'response' && matches(result);
const diagnosis_errorCodeOf = ({ result }) => result.type === 'failure' ? result.errorCode : '';
const hostOf = ({ apiUrl }) => {
    const { hostname, port, protocol } = new URL(apiUrl);
    return `${hostname}:${port || (protocol === 'http:' ? 80 : 443)}`;
};
const statusRules = [
    {
        code: 'APPLE_AGREEMENT_MISSING',
        title: 'A required Apple agreement is missing or expired',
        matches: (failure) => hasResponse(failure, isMissingAgreement),
        detail: () => 'The key itself was accepted, and a new key would not help: until the agreement is accepted, every request fails (403).',
        fix: ({ kind }) => `Only the Account Holder can accept it: ${accountPages[kind].agreements}. The change takes effect within minutes.`,
    },
    {
        code: 'APPLE_RATE_LIMITED',
        title: 'Hourly rate limit exceeded',
        matches: (failure) => statusOf(failure) === 429,
        detail: ({ result, context }) => {
            const limits = result.type === 'response' ? result.rateLimit : undefined;
            const figures = limits === undefined
                ? ''
                : ` ${Math.max(0, limits.remaining)} of ${limits.limit} requests per hour remain.`;
            return `This key made too many requests in the past hour (429). ${context}${figures}`;
        },
        fix: () => 'Wait and run the job again. To avoid it, make fewer requests or spread them over several keys: the limit is per key and rolling hour.',
    },
    {
        code: 'APPLE_UNAVAILABLE',
        title: 'App Store Connect is unavailable',
        matches: (failure) => statusOf(failure) >= 500,
        detail: (failure) => `It responded with ${statusOf(failure)} to every attempt. ${failure.context}`,
        fix: () => 'Check https://developer.apple.com/system-status/ and run the job again later. Only Apple can fix this.',
    },
    {
        code: 'APPLE_REDIRECTED',
        title: 'Unexpected redirect',
        matches: (failure) => statusOf(failure) >= 300 && statusOf(failure) < 400,
        detail: (failure) => `${failure.apiUrl} responded with ${statusOf(failure)}. Redirects are not followed, so that the token reaches no other host. ${failure.context}`,
        fix: () => 'Ask whoever runs the network to let the runner reach Apple without a login page. If api-url is set, write the address that it redirects to.',
    },
];
const networkRules = [
    {
        code: 'NOT_APPLE',
        title: 'Unexpected response from the API',
        matches: ({ apiUrl, result }) => result.type === 'response' && withoutVersion(apiUrl) !== undefined,
        detail: (failure) => `${failure.apiUrl} responded with ${statusOf(failure)}. api-url ends in a version, and every path already starts with one.`,
        fix: ({ apiUrl }) => `Set api-url to ${withoutVersion(apiUrl)}.`,
    },
    {
        code: 'NOT_APPLE',
        title: 'Unexpected response from the API',
        matches: ({ result }) => result.type === 'response',
        detail: (failure) => `The response did not come from App Store Connect: ${failure.apiUrl} responded with ${statusOf(failure)}${hasResponse(failure, ({ isJson }) => isJson) ? '' : ' without JSON'}. ${failure.context}`,
        fix: () => "Check api-url and the proxy; the response may be a network's login page. The debug log shows its status and errors.",
    },
    {
        code: 'TLS_FAILED',
        title: 'TLS certificate is not trusted',
        matches: (failure) => /CERT|SIGNATURE|SELF_SIGNED|ERR_TLS|ERR_SSL|EPROTO/.test(diagnosis_errorCodeOf(failure)),
        detail: (failure) => `TLS with ${hostOf(failure)} failed (${diagnosis_errorCodeOf(failure)}). The usual cause is a proxy that inspects TLS and presents its own certificate.`,
        fix: () => 'Ask whoever runs the network to exempt *.apple.com from inspection, or set NODE_EXTRA_CA_CERTS to the certificate of the proxy in `env:` of this step. Do not turn certificate checks off.',
    },
    {
        code: 'PROXY_FAILED',
        title: 'Proxy connection failed',
        matches: ({ proxy }) => proxy === 'used',
        detail: (failure) => `HTTPS_PROXY or HTTP_PROXY is set, and the request to ${hostOf(failure)} through it failed (${diagnosis_errorCodeOf(failure)}).`,
        fix: (failure) => `Ask whoever runs the proxy to allow CONNECT to ${hostOf(failure)}. If the runner can reach the host directly, add it to NO_PROXY.`,
    },
    {
        code: 'PROXY_FAILED',
        title: 'This runner cannot use the proxy',
        matches: ({ proxy }) => proxy === 'unusable',
        detail: (failure) => `HTTPS_PROXY or HTTP_PROXY is set, but Node ${process.version} of this runner uses it only if started with NODE_USE_ENV_PROXY. The direct request to ${hostOf(failure)} failed (${diagnosis_errorCodeOf(failure)}).`,
        fix: () => "Set NODE_USE_ENV_PROXY: '1' in `env:` of this step, or ask whoever runs the runner to update it.",
    },
];
const unreachable = {
    code: 'NETWORK_FAILED',
    title: 'App Store Connect cannot be reached',
    detail: (failure) => `${hostOf(failure)} did not respond to any attempt (${explainNetworkError(diagnosis_errorCodeOf(failure))}). ${failure.context}`,
    fix: (failure) => `Run the job again. If it fails again, ask whoever runs the network to let the runner resolve and reach ${hostOf(failure)}, or set HTTPS_PROXY if a proxy is the way out.`,
};
const networkErrorTexts = {
    TIMEOUT: 'timed out',
    ENOTFOUND: 'host name not found',
    EAI_AGAIN: 'host name lookup failed for now',
    ECONNREFUSED: 'connection refused',
    ECONNRESET: 'connection reset',
    UND_ERR_SOCKET: 'connection closed',
    ETIMEDOUT: 'connection timed out',
    UND_ERR_CONNECT_TIMEOUT: 'connection timed out',
};
function explainNetworkError(code) {
    return networkErrorTexts[code] === undefined ? code : `${networkErrorTexts[code]}, ${code}`;
}
function diagnoseRequest(failure, rules) {
    const all = [...statusRules, ...rules, ...networkRules];
    const { code, title, detail, fix } = all.find(({ matches }) => matches(failure)) ?? unreachable;
    return new ActionError({ code, title, detail: detail(failure), fix: fix(failure) });
}
const uploadRules = [
    {
        code: 'UPLOAD_TOKEN_REFUSED',
        title: 'App Store Connect rejected the token',
        matches: (failure) => statusOf(failure) === 401,
        detail: ({ context }) => `It rejected every attempt (401). The token has expired, it has a scope, or its key was revoked. ${context}`,
        fix: () => 'Remove token, and set token-command: true without scope on the step that creates the token, so that the upload gets a fresh token whenever it needs one. If it already does, set verify: true there to test the key.',
    },
    {
        code: 'UPLOAD_FORBIDDEN',
        title: "The key's role does not allow uploads",
        matches: (failure) => hasResponse(failure, isForbiddenByRole),
        detail: ({ context }) => `App Store Connect rejected the request (403). ${context}`,
        fix: () => 'Use a key with the role Developer, App Manager or Admin that has access to the app. The role of a key cannot be changed: ask the Account Holder or an Admin to create a new key.',
    },
    {
        code: 'UPLOAD_REFUSED',
        title: 'App Store Connect rejected the upload',
        matches: ({ result }) => result.type === 'response' && result.errors.length > 0,
        detail: ({ result, context }) => `${context} Apple's errors:\n${describeErrors(result)}`,
        fix: () => "Correct what Apple's errors name, and run the job again.",
    },
];
function diagnoseUpload({ step, ...failure }) {
    const context = `This happened while ${step}.`;
    return diagnoseRequest({ ...failure, kind: 'team', context }, uploadRules);
}
function describeErrors(result) {
    if (result.type === 'failure')
        return result.errorCode;
    return result.errors
        .slice(0, 10)
        .map(({ code, title, detail }) => `${code}: ${detail || title}`.slice(0, 500))
        .join('\n');
}
function describeRejection(response, build) {
    const has = (prefix) => response.status === 409 && response.errors.some(({ code }) => code.startsWith(prefix));
    if (has('ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE')) {
        return new ActionError({
            code: 'UPLOAD_DUPLICATE',
            title: `Build number ${build.number} is already in use`,
            detail: `App Store Connect already has version ${formatBuild(build)}. ${describeErrors(response)}`,
            fix: 'Increase CFBundleVersion for every upload, for example with github.run_number, and build again.',
        });
    }
    return has('ENTITY_ERROR.RELATIONSHIP.INVALID') ? appNotFoundError(build.app) : undefined;
}
function appNotFoundError(name) {
    return new ActionError({
        code: 'UPLOAD_APP_NOT_FOUND',
        title: 'App not found in App Store Connect',
        detail: `There is no app ${name}, or the key has no access to it.`,
        fix: 'Check app: it is the number under App Information > Apple ID, or the bundle ID. If the app is new, create it once in App Store Connect, under Apps.',
    });
}
function bundleIdMismatchError(bundleId, app) {
    return new ActionError({
        code: 'UPLOAD_BUNDLE_ID_MISMATCH',
        title: 'The file belongs to another app',
        detail: `The bundle ID in the file is ${bundleId}, but app ${app.id} has the bundle ID ${app.bundleId}.`,
        fix: 'Remove app or set it to the app that the file belongs to, or build with the bundle ID of this app.',
    });
}
function parseApp(value) {
    const id = parseId(value);
    const { bundleId } = Object(Object(value).attributes);
    return id === undefined || typeof bundleId !== 'string' ? undefined : { id, bundleId };
}
function parseFile(value) {
    const id = parseId(value);
    const { uploadOperations: operations } = Object(Object(value).attributes);
    return id === undefined ? undefined : { id, operations };
}
function parseState(value) {
    const { attributes, relationships } = Object(value);
    const { state, errors, warnings, infos } = Object(Object(attributes).state);
    const buildId = parseId(Object(Object(relationships).build).data);
    if (typeof state !== 'string')
        return undefined;
    return {
        state,
        errors: parseDetails(errors),
        warnings: parseDetails(warnings),
        infos: parseDetails(infos),
        ...(buildId !== undefined && { buildId }),
    };
}
function parseId(value) {
    const { id } = Object(value);
    return typeof id === 'string' && /^[\w-][\w.-]{0,99}$/.test(id) ? id : undefined;
}
function parseDetails(value) {
    if (!Array.isArray(value))
        return [];
    return value.map((item) => {
        const { code, description } = Object(item);
        return { code: toText(code), description: toText(description) };
    });
}
function toText(value) {
    return typeof value === 'object' ? '' : String(value ?? '');
}
const dateToleranceSeconds = 60;
class BuildUploads {
    #options;
    constructor(options) {
        this.#options = options;
    }
    async findApp({ app: name, bundleId }) {
        const isId = /^\d+$/.test(name);
        const path = isId
            ? `/v1/apps/${name}?fields[apps]=bundleId`
            : `/v1/apps?filter[bundleId]=${encodeURIComponent(name)}&fields[apps]=bundleId&limit=200`;
        const step = 'looking for the app';
        const result = await this.#options.client.send({ method: 'GET', path });
        if (result.type === 'response' && result.status === 404)
            throw appNotFoundError(name);
        const { data } = this.#parse(result, step);
        const items = Array.isArray(data) ? data : [data];
        const apps = items.map((item) => this.#assertParsed(parseApp(item), step));
        const app = apps.find(({ id, bundleId }) => (isId ? id : bundleId) === name);
        if (app === undefined)
            throw appNotFoundError(name);
        if (bundleId !== undefined && bundleId !== app.bundleId)
            throw bundleIdMismatchError(bundleId, app);
        return app;
    }
    create(app, build) {
        const { client, now } = this.#options;
        const since = now() / 1000 + (client.clockOffsetSeconds ?? 0) - dateToleranceSeconds;
        const step = 'creating the build upload';
        const attributes = {
            cfBundleShortVersionString: build.version,
            cfBundleVersion: build.number,
            platform: build.platform,
        };
        const relationships = { app: { data: { type: 'apps', id: app.id } } };
        return this.#change(step, {
            send: () => client.send({
                method: 'POST',
                path: '/v1/buildUploads',
                body: { data: { type: 'buildUploads', attributes, relationships } },
            }),
            parse: (response) => this.#assertParsed(parseId(this.#parse(response, step).data), step),
            lookUp: () => this.#findCreated(app, build, since),
        }, (response) => describeRejection(response, build));
    }
    createFile(uploadId, { name, size, uti }) {
        const step = 'reserving the file';
        const attributes = { assetType: 'ASSET', fileName: name, fileSize: size, uti };
        const relationships = { buildUpload: { data: { type: 'buildUploads', id: uploadId } } };
        return this.#change(step, {
            send: () => this.#options.client.send({
                method: 'POST',
                path: '/v1/buildUploadFiles',
                body: { data: { type: 'buildUploadFiles', attributes, relationships } },
            }),
            parse: (response) => this.#assertParsed(parseFile(this.#parse(response, step).data), step),
            lookUp: async () => {
                const path = `/v1/buildUploads/${uploadId}/buildUploadFiles`;
                const { data } = await this.#get(path, step);
                const list = Array.isArray(data) ? data : [];
                const found = list.find((item) => {
                    const { assetType, fileName, fileSize } = Object(Object(item).attributes);
                    return assetType === 'ASSET' && fileName === name && fileSize === size;
                });
                return found === undefined ? undefined : this.#assertParsed(parseFile(found), step);
            },
        });
    }
    async readFile(fileId) {
        const step = 'asking for fresh URLs';
        const { data } = await this.#get(`/v1/buildUploadFiles/${fileId}`, step);
        return this.#assertParsed(parseFile(data), step);
    }
    async commit(uploadId, fileId, sha256) {
        const sourceFileChecksums = { file: { hash: sha256, algorithm: 'SHA_256' } };
        const withChecksum = { uploaded: true, sourceFileChecksums };
        let isRejected = false;
        await this.#change('committing the file', {
            send: async () => {
                const send = (attributes) => this.#options.client.send({
                    method: 'PATCH',
                    path: `/v1/buildUploadFiles/${fileId}`,
                    body: { data: { type: 'buildUploadFiles', id: fileId, attributes } },
                });
                const result = await send(isRejected ? { uploaded: true } : withChecksum);
                if (isRejected || !rejectsChecksum(result))
                    return result;
                isRejected = true;
                this.#options.warn('Apple rejected the checksum', `The file is committed without a checksum. ${describeErrors(result)}`);
                return send({ uploaded: true });
            },
            parse: () => true,
            lookUp: async () => (await this.readState(uploadId)).state === 'AWAITING_UPLOAD' ? undefined : true,
        });
    }
    async readState(uploadId) {
        const step = 'reading the state of the build upload';
        const { data } = await this.#get(`/v1/buildUploads/${uploadId}?include=build`, step);
        return this.#assertParsed(parseState(data), step);
    }
    async #findCreated(app, build, since) {
        const step = 'looking for the build upload';
        const query = [
            ['filter[cfBundleShortVersionString]', build.version],
            ['filter[cfBundleVersion]', build.number],
            ['filter[platform]', build.platform],
            ['limit', '200'],
        ].map(([name, value = '']) => `${name}=${encodeURIComponent(value)}`);
        const { data } = await this.#get(`/v1/apps/${app.id}/buildUploads?${query.join('&')}`, step);
        const list = Array.isArray(data) ? data : [];
        const found = list.find((item) => {
            const { createdDate, state } = Object(Object(item).attributes);
            const isNew = typeof createdDate === 'string' && Date.parse(createdDate) / 1000 >= since;
            return isNew && Object(state).state === 'AWAITING_UPLOAD';
        });
        return found === undefined ? undefined : this.#assertParsed(parseId(found), step);
    }
    async #change(step, change, describe = () => undefined) {
        const end = await makeChange({ ...change, sleep: this.#options.sleep });
        if (end.type === 'made')
            return end.value;
        const special = end.result.type === 'response' ? describe(end.result) : undefined;
        throw special ?? this.#failure(end.result, step);
    }
    async #get(path, step) {
        return this.#parse(await this.#options.client.send({ method: 'GET', path }), step);
    }
    #parse(result, step) {
        const isGood = result.type === 'response' && result.status >= 200 && result.status < 300;
        if (!isGood || !result.isJson || !result.body)
            throw this.#failure(result, step);
        return Object(JSON.parse(result.body));
    }
    #assertParsed(parsed, step) {
        if (parsed === undefined)
            throw this.#notAppleError(step);
        return parsed;
    }
    #notAppleError(step) {
        const result = {
            type: 'response',
            status: 200,
            durationMs: 0,
            isJson: true,
            isHtml: false,
            errors: [],
        };
        return this.#failure(result, step);
    }
    #failure(result, step) {
        const { apiUrl, proxy } = this.#options;
        return diagnoseUpload({ result, step, apiUrl, proxy });
    }
}
function rejectsChecksum(result) {
    return (result.type === 'response' &&
        [400, 409, 422].includes(result.status) &&
        result.errors.some(({ title, detail }) => `${title} ${detail}`.includes('sourceFileChecksums')));
}
const retry_policy_maxRetries = 6;
const maxUnauthorized = 3;
const maxRetryAfterSeconds = 600;
const ownReads = /^\/v1\/(?:buildUploads|buildUploadFiles)\//;
function growingGapMs(retries, random) {
    return 1000 * 2 ** Math.min(retries, 5) * (0.75 + random / 2);
}
function uploadRetryDelay(result, { request, retries, random, }) {
    const isRead = request.method === 'GET';
    if (retries >= retry_policy_maxRetries || (!isRead && isResponseLost(result)))
        return undefined;
    const gapMs = growingGapMs(retries, random);
    if (result.type === 'failure')
        return /CERT|SIGNATURE|^ERR_TLS|^ERR_SSL/.test(result.errorCode) ? undefined : gapMs;
    const { status, retryAfter = 0 } = result;
    if (status === 429)
        return retryAfter > maxRetryAfterSeconds ? undefined : Math.max(gapMs, retryAfter * 1000);
    if (status === 401)
        return retries < maxUnauthorized ? gapMs : undefined;
    if (status === 404)
        return isRead && ownReads.test(request.path) ? gapMs : undefined;
    return status >= 500 ? gapMs : undefined;
}
const timeouts = { requestTimeoutMs: 60_000, totalTimeoutMs: 2 * day * 1000 };
const maxDataBytes = 32 * 1024 * 1024;
async function connect(tokens, apiUrl, reporter) {
    const { env } = process;
    assertTlsChecked(env, apiUrl);
    reporter.setSecrets(proxyPasswords(env));
    const proxy = configureProxy(env, apiUrl);
    const unreachable = await probeProxy(proxy, env, apiUrl);
    if (unreachable !== undefined)
        throw diagnoseUpload({ result: unreachable, step: 'connecting', apiUrl, proxy });
    const client = createClient(tokens, apiUrl, reporter);
    const warn = (title, message) => reporter.annotate([{ level: 'warning', title, message }]);
    return {
        api: new BuildUploads({ client, apiUrl, proxy, sleep: promises_namespaceObject.setTimeout, now: Date.now, warn }),
        appleNow: () => Date.now() + (client.clockOffsetSeconds ?? 0) * 1000,
    };
}
function createClient(tokens, apiUrl, reporter) {
    const masked = new Set();
    let isRejected = false;
    return new Client({
        apiUrl,
        notaryUrl: notaryUrlFor(apiUrl),
        trustsClock: false,
        createToken: async () => {
            const token = await tokens({ isRejected });
            if (!masked.has(token))
                reporter.setSecrets([token]);
            masked.add(token);
            return token;
        },
        onResult: (path, result) => {
            isRejected = result.type === 'response' && result.status === 401 && !isRejected;
            reporter.debug(`${path}: ${formatForDebug(result)}`);
        },
        timeouts,
        retryDelay: uploadRetryDelay,
        maxDataBytes,
        effects: { fetch, sleep: promises_namespaceObject.setTimeout, now: Date.now, random: Math.random },
    });
}
const external_node_crypto_namespaceObject = process.getBuiltinModule("node:crypto");
const external_node_fs_namespaceObject = process.getBuiltinModule("node:fs");
const external_node_fs_promises_namespaceObject = process.getBuiltinModule("node:fs/promises");
const external_node_path_namespaceObject = process.getBuiltinModule("node:path");
const types = { ipa: 'com.apple.ipa', pkg: 'com.apple.pkg' };
const chunkBytes = 256 * 1024;
async function openUploadFile(pattern) {
    const path = findFile(pattern);
    const [, ending = ''] = /\.(ipa|pkg)$/i.exec(path) ?? [];
    const extension = ending.toLowerCase();
    if (extension !== 'ipa' && extension !== 'pkg')
        throw unsupportedError(path);
    try {
        const handle = await (0,external_node_fs_promises_namespaceObject.open)(path, 'r');
        const { size, mtimeMs: modifiedAt } = await handle.stat();
        if (size === 0)
            throw new RangeError('empty');
        const name = (0,external_node_path_namespaceObject.basename)(path);
        return { path, name, extension, uti: types[extension], size, modifiedAt, handle };
    }
    catch (cause) {
        throw new ActionError({
            code: 'UPLOAD_FILE_UNREADABLE',
            title: 'Cannot read the file',
            detail: cause instanceof RangeError
                ? `${path} is empty.`
                : `Reading ${path} failed with ${systemErrorCode(cause) ?? 'an unknown error'}.`,
            fix: 'Check the step that creates or downloads the file, and the permissions of the file.',
            cause,
        });
    }
}
function findFile(pattern) {
    if (isFile(pattern))
        return pattern;
    const found = (0,external_node_fs_namespaceObject.globSync)(pattern).filter(isFile);
    const [path, ...others] = found.toSorted();
    if (path !== undefined && others.length === 0)
        return path;
    if (path === undefined) {
        throw new ActionError({
            code: 'UPLOAD_FILE_NOT_FOUND',
            title: 'File not found',
            detail: `No file matches "${pattern}" in ${process.cwd()}.`,
            fix: 'Check the path. If another job creates the file, download it first with actions/download-artifact.',
        });
    }
    throw new ActionError({
        code: 'UPLOAD_FILE_AMBIGUOUS',
        title: 'More than one file matches',
        detail: `"${pattern}" matches ${found.length} files: ${[path, ...others].slice(0, 10).join(', ')}${found.length > 10 ? ', ...' : ''}.`,
        fix: 'Write a pattern that matches exactly one file. To upload several builds, use one step for each.',
    });
}
function isFile(path) {
    return (0,external_node_fs_namespaceObject.statSync)(path, { throwIfNoEntry: false })?.isFile() === true;
}
function unsupportedError(path) {
    return new ActionError({
        code: 'UPLOAD_FILE_UNSUPPORTED',
        title: 'Unsupported file type',
        detail: `${path} is neither an .ipa nor a .pkg.`,
        fix: 'Export the archive with xcodebuild -exportArchive, which creates an .ipa, or a .pkg for macOS. An .app or .xcarchive cannot be uploaded.',
    });
}
async function* readRange(handle, { offset, length }) {
    const end = offset + length;
    const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, length));
    for (let position = offset; position < end;) {
        const size = Math.min(buffer.length, end - position);
        const { bytesRead } = await handle.read(buffer, 0, size, position);
        if (bytesRead === 0)
            throw changedError();
        position += bytesRead;
        yield buffer.subarray(0, bytesRead);
    }
}
async function hashFile({ handle, size }) {
    const hash = (0,external_node_crypto_namespaceObject.createHash)('sha256');
    for await (const chunk of readRange(handle, { offset: 0, length: size }))
        hash.update(chunk);
    return hash.digest('hex');
}
async function assertUnchanged({ handle, size, modifiedAt }) {
    const now = await handle.stat();
    if (now.size !== size || now.mtimeMs !== modifiedAt)
        throw changedError();
}
function changedError() {
    return new ActionError({
        code: 'UPLOAD_FILE_CHANGED',
        title: 'The file changed during the upload',
        detail: 'Another process wrote to the file, so the parts that were sent may not match. The file was not committed.',
        fix: 'Upload after the last step that writes the file, and check that no background step writes it.',
    });
}
const maxLengths = {
    'private-key': 1024 * 1024,
    scope: 64 * 1024,
    'require-access': 16 * 1024,
};
function assertBounded(name, text) {
    const maxLength = maxLengths[name] ?? 4096;
    if (text.length <= maxLength)
        return text;
    throw new ActionError({
        code: 'INPUT_TOO_LONG',
        title: `${name} is too long`,
        detail: `${name} has ${text.length} characters. The maximum is ${maxLength}.`,
        fix: `Check where ${name} comes from: it may be the content of a file instead of a value.`,
    });
}
var yauzl = __nccwpck_require__(663);
var fromCharCode = String.fromCharCode;
var dist_hasOwnProperty = Object.prototype.hasOwnProperty;
var ENTITY_PATTERN = /&#(\d+);|&#x([0-9a-f]+);|&(\w+);/ig;
var ENTITY_MAPPING = {
  'amp': '&',
  'apos': '\'',
  'gt': '>',
  'lt': '<',
  'quot': '"'
};
Object.keys(ENTITY_MAPPING).forEach(function(k) {
  ENTITY_MAPPING[k.toUpperCase()] = ENTITY_MAPPING[k];
});
function replaceEntities(_, d, x, z) {
  if (z) {
    if (dist_hasOwnProperty.call(ENTITY_MAPPING, z)) {
      return ENTITY_MAPPING[z];
    } else {
      return '&' + z + ';';
    }
  }
  if (d) {
    return fromCharCode(d);
  }
  return fromCharCode(parseInt(x, 16));
}
function decodeEntities(s) {
  if (s.length > 3 && s.indexOf('&') !== -1) {
    return s.replace(ENTITY_PATTERN, replaceEntities);
  }
  return s;
}
var NON_WHITESPACE_OUTSIDE_ROOT_NODE = 'non-whitespace outside of root node';
function error(msg) {
  return new Error(msg);
}
function missingNamespaceForPrefix(prefix) {
  return 'missing namespace for prefix <' + prefix + '>';
}
function getter(getFn) {
  return {
    'get': getFn,
    'enumerable': true
  };
}
function setNsEntry(nsMatrix, changes, key, value) {
  if (!(key in changes)) {
    changes[key] = key in nsMatrix ? nsMatrix[key] : null;
  }
  nsMatrix[key] = value;
}
function restoreNsMatrix(nsMatrix, changes) {
  var key, value;
  for (key in changes) {
    value = changes[key];
    if (value === null) {
      delete nsMatrix[key];
    } else {
      nsMatrix[key] = value;
    }
  }
}
function uriPrefix(prefix) {
  return prefix + '$uri';
}
function buildNsMatrix(nsUriToPrefix) {
  var nsMatrix = Object.create(null),
      uri,
      prefix;
  for (uri in nsUriToPrefix) {
    prefix = nsUriToPrefix[uri];
    nsMatrix[prefix] = prefix;
    nsMatrix[uriPrefix(prefix)] = uri;
  }
  return nsMatrix;
}
function noopGetContext() {
  return { line: 0, column: 0 };
}
function throwFunc(err) {
  throw err;
}
function Parser(options) {
  if (!this) {
    return new Parser(options);
  }
  var proxy = options && options['proxy'];
  var onText,
      onOpenTag,
      onCloseTag,
      onCDATA,
      onError = throwFunc,
      onWarning,
      onComment,
      onQuestion,
      onAttention;
  var getContext = noopGetContext;
  var streaming = false;
  var rootTagFound = false;
  var leftoverXml = '';
  var maybeNS = false;
  var isNamespace = false;
  var returnError = null;
  var parseStop = false;
  var nsChangesStack,
      nsMatrix,
      nodeStack;
  var nsUriToPrefix;
  function handleError(err) {
    if (!(err instanceof Error)) {
      err = error(err);
    }
    returnError = err;
    onError(err, getContext);
  }
  function handleWarning(err) {
    if (!onWarning) {
      return;
    }
    if (!(err instanceof Error)) {
      err = error(err);
    }
    onWarning(err, getContext);
  }
  this['on'] = function(name, cb) {
    if (typeof cb !== 'function') {
      throw error('required args <name, cb>');
    }
    switch (name) {
    case 'openTag': onOpenTag = cb; break;
    case 'text': onText = cb; break;
    case 'closeTag': onCloseTag = cb; break;
    case 'error': onError = cb; break;
    case 'warn': onWarning = cb; break;
    case 'cdata': onCDATA = cb; break;
    case 'attention': onAttention = cb; break;
    case 'question': onQuestion = cb; break;
    case 'comment': onComment = cb; break;
    default:
      throw error('unsupported event: ' + name);
    }
    return this;
  };
  this['ns'] = function(nsMap) {
    if (typeof nsMap === 'undefined') {
      nsMap = {};
    }
    if (typeof nsMap !== 'object') {
      throw error('required args <nsMap={}>');
    }
    var _nsUriToPrefix = Object.create(null), k;
    for (k in nsMap) {
      _nsUriToPrefix[k] = nsMap[k];
    }
    isNamespace = true;
    nsUriToPrefix = _nsUriToPrefix;
    return this;
  };
  function resetState() {
    nsChangesStack = isNamespace ? [] : null;
    nsMatrix = isNamespace ? buildNsMatrix(nsUriToPrefix) : null;
    nodeStack = [];
    getContext = noopGetContext;
    parseStop = false;
    returnError = null;
    rootTagFound = false;
    leftoverXml = '';
  }
  this['parse'] = function(xml) {
    if (typeof xml !== 'string') {
      throw error('required args <xml=string>');
    }
    if (streaming) {
      throw error('parse during stream; call end() first');
    }
    resetState();
    parse(xml);
    getContext = noopGetContext;
    parseStop = false;
    return returnError;
  };
  this['write'] = function(xml) {
    if (typeof xml !== 'string') {
      throw error('required args <xml=string>');
    }
    if (!streaming) {
      resetState();
      streaming = true;
    }
    if (!returnError) {
      leftoverXml = parse(leftoverXml + xml, true) || '';
    }
    return this;
  };
  this['end'] = function() {
    if (!streaming) {
      resetState();
    }
    streaming = false;
    if (!returnError) {
      parse(leftoverXml);
    }
    leftoverXml = '';
    getContext = noopGetContext;
    parseStop = false;
    return returnError;
  };
  this['stop'] = function() {
    parseStop = true;
  };
  function parse(xml, streaming = false) {
    var elNameCache = null;
    var nsChanges,
        nsSnapshot,
        anonymousNsCount = 0,
        tagStart = false,
        tagEnd = false,
        i = 0, j = 0,
        x, y, q, w, v,
        xmlns,
        elementName,
        _elementName,
        elementProxy
        ;
    var attrsString = '',
        attrsStart = 0,
        cachedAttrs
        ;
    function normalizeAttrName(name, defaultAlias) {
      var w = name.indexOf(':');
      if (w === -1) {
        return name;
      }
      var nsName = nsMatrix[name.substring(0, w)];
      if (!nsName) {
        handleWarning(missingNamespaceForPrefix(name.substring(0, w)));
        return null;
      }
      return defaultAlias === nsName
        ? name.substr(w + 1)
        : nsName + name.substr(w);
    }
    function getAttrs() {
      if (cachedAttrs !== null) {
        return cachedAttrs;
      }
      var nsUri,
          nsUriPrefix,
          defaultAlias = isNamespace && nsMatrix['xmlns'],
          attrList = isNamespace && maybeNS ? [] : null,
          i = attrsStart,
          s = attrsString,
          l = s.length,
          newalias,
          value,
          alias,
          name,
          attrs = {},
          seenAttrs = new Set(),
          skipAttr,
          w,
          j;
      parseAttr:
      for (; i < l; i++) {
        skipAttr = false;
        w = s.charCodeAt(i);
        if (w === 32 || (w < 14 && w > 8)) {
          continue;
        }
        if (w < 65 || w > 122 || (w > 90 && w < 97)) {
          if (w !== 95 && w !== 58) {
            handleWarning('illegal first char attribute name');
            skipAttr = true;
          }
        }
        for (j = i + 1; j < l; j++) {
          w = s.charCodeAt(j);
          if (
            w > 96 && w < 123 ||
            w > 64 && w < 91 ||
            w > 47 && w < 59 ||
            w === 46 ||
            w === 45 ||
            w === 95
          ) {
            continue;
          }
          if (w === 32 || (w < 14 && w > 8)) {
            handleWarning('missing attribute value');
            i = j;
            continue parseAttr;
          }
          if (w === 61) {
            break;
          }
          handleWarning('illegal attribute name char');
          skipAttr = true;
        }
        name = s.substring(i, j);
        if (name === 'xmlns:xmlns') {
          handleWarning('illegal declaration of xmlns');
          skipAttr = true;
        }
        w = s.charCodeAt(j + 1);
        if (w === 34) {
          j = s.indexOf('"', i = j + 2);
          if (j === -1) {
            j = s.indexOf('\'', i);
            if (j !== -1) {
              handleWarning('attribute value quote missmatch');
              skipAttr = true;
            }
          }
        } else if (w === 39) {
          j = s.indexOf('\'', i = j + 2);
          if (j === -1) {
            j = s.indexOf('"', i);
            if (j !== -1) {
              handleWarning('attribute value quote missmatch');
              skipAttr = true;
            }
          }
        } else {
          handleWarning('missing attribute value quotes');
          skipAttr = true;
          for (j = j + 1; j < l; j++) {
            w = s.charCodeAt(j + 1);
            if (w === 32 || (w < 14 && w > 8)) {
              break;
            }
          }
        }
        if (j === -1) {
          handleWarning('missing closing quotes');
          j = l;
          skipAttr = true;
        }
        if (!skipAttr) {
          value = s.substring(i, j);
        }
        if (name === 'xmlns:xml' && value !== 'http://www.w3.org/XML/1998/namespace') {
          handleError('illegal value of xmlns:xml');
        }
        i = j;
        for (; j + 1 < l; j++) {
          w = s.charCodeAt(j + 1);
          if (w === 32 || (w < 14 && w > 8)) {
            break;
          }
          if (i === j) {
            handleWarning('illegal character after attribute end');
            skipAttr = true;
          }
        }
        i = j + 1;
        if (skipAttr) {
          continue parseAttr;
        }
        if (seenAttrs.has(name)) {
          handleWarning('attribute <' + name + '> already defined');
          continue;
        }
        seenAttrs.add(name);
        if (!isNamespace) {
          attrs[name] = value;
          continue;
        }
        if (maybeNS) {
          newalias = (
            name === 'xmlns'
              ? 'xmlns'
              : (name.charCodeAt(0) === 120 && name.substr(0, 6) === 'xmlns:')
                ? name.substr(6)
                : null
          );
          if (newalias !== null) {
            nsUri = decodeEntities(value);
            nsUriPrefix = uriPrefix(newalias);
            alias = nsUriToPrefix[nsUri];
            if (!alias) {
              if (
                (newalias === 'xmlns') ||
                (nsUriPrefix in nsMatrix && nsMatrix[nsUriPrefix] !== nsUri)
              ) {
                do {
                  alias = 'ns' + (anonymousNsCount++);
                } while (typeof nsMatrix[alias] !== 'undefined');
              } else {
                alias = newalias;
              }
              nsUriToPrefix[nsUri] = alias;
            }
            if (nsMatrix[newalias] !== alias) {
              if (!nsChanges) {
                nsChanges = Object.create(null);
              }
              elNameCache = null;
              nsSnapshot = null;
              setNsEntry(nsMatrix, nsChanges, newalias, alias);
              if (newalias === 'xmlns') {
                setNsEntry(nsMatrix, nsChanges, uriPrefix(alias), nsUri);
                defaultAlias = alias;
              }
              setNsEntry(nsMatrix, nsChanges, nsUriPrefix, nsUri);
            }
            attrs[name] = value;
            continue;
          }
          attrList.push(name, value);
          continue;
        }
        name = normalizeAttrName(name, defaultAlias);
        if (name === null) {
          continue;
        }
        attrs[name] = value;
      }
      if (maybeNS) {
        for (i = 0, l = attrList.length; i < l; i++) {
          name = normalizeAttrName(attrList[i++], defaultAlias);
          value = attrList[i];
          if (name === null) {
            continue;
          }
          attrs[name] = value;
        }
      }
      return cachedAttrs = attrs;
    }
    function getParseContext() {
      var splitsRe = /(\r\n|\r|\n)/g;
      var line = 0;
      var column = 0;
      var startOfLine = 0;
      var endOfLine = j;
      var match;
      var data;
      while (i >= startOfLine) {
        match = splitsRe.exec(xml);
        if (!match) {
          break;
        }
        endOfLine = match[0].length + match.index;
        if (endOfLine > i) {
          break;
        }
        line += 1;
        startOfLine = endOfLine;
      }
      if (i == -1) {
        column = endOfLine;
        data = xml.substring(j);
      } else
        if (j === 0) {
          data = xml.substring(j, i);
        }
        else {
          column = i - startOfLine;
          data = (j == -1 ? xml.substring(i) : xml.substring(i, j + 1));
        }
      return {
        'data': data,
        'line': line,
        'column': column
      };
    }
    getContext = getParseContext;
    if (proxy) {
      elementProxy = Object.create({}, {
        'name': getter(function() {
          return elementName;
        }),
        'originalName': getter(function() {
          return _elementName;
        }),
        'attrs': getter(getAttrs),
        'ns': getter(function() {
          if (!nsSnapshot) {
            nsSnapshot = Object.assign(Object.create(null), nsMatrix);
          }
          return nsSnapshot;
        })
      });
    }
    while (j !== -1) {
      if (xml.charCodeAt(j) === 60) {
        i = j;
      } else {
        i = xml.indexOf('<', j);
      }
      if (i === -1) {
        if (streaming) {
          return xml.substring(j);
        }
        if (nodeStack.length) {
          return handleError('unexpected end of file');
        }
        if (!rootTagFound) {
          return handleError('missing start tag');
        }
        if (j < xml.length) {
          if (xml.substring(j).trim()) {
            handleWarning(NON_WHITESPACE_OUTSIDE_ROOT_NODE);
          }
        }
        return;
      }
      if (!rootTagFound) {
        rootTagFound = true;
      }
      if (j !== i) {
        if (nodeStack.length) {
          if (onText) {
            onText(xml.substring(j, i), decodeEntities, getContext);
            if (parseStop) {
              return;
            }
          }
        } else {
          if (xml.substring(j, i).trim()) {
            handleWarning(NON_WHITESPACE_OUTSIDE_ROOT_NODE);
            if (parseStop) {
              return;
            }
          }
        }
      }
      w = xml.charCodeAt(i + 1);
      if (w === 33) {
        q = xml.charCodeAt(i + 2);
        if (q === 91 && xml.substr(i + 3, 6) === 'CDATA[') {
          j = xml.indexOf(']]>', i);
          if (j === -1) {
            if (streaming) {
              return xml.substring(i);
            }
            return handleError('unclosed cdata');
          }
          if (onCDATA) {
            onCDATA(xml.substring(i + 9, j), getContext);
            if (parseStop) {
              return;
            }
          }
          j += 3;
          continue;
        }
        if (q === 45 && xml.charCodeAt(i + 3) === 45) {
          j = xml.indexOf('-->', i);
          if (j === -1) {
            if (streaming) {
              return xml.substring(i);
            }
            return handleError('unclosed comment');
          }
          if (onComment) {
            onComment(xml.substring(i + 4, j), decodeEntities, getContext);
            if (parseStop) {
              return;
            }
          }
          j += 3;
          continue;
        }
      }
      if (w === 63) {
        j = xml.indexOf('?>', i);
        if (j === -1) {
          if (streaming) {
            return xml.substring(i);
          }
          return handleError('unclosed question');
        }
        if (onQuestion) {
          onQuestion(xml.substring(i, j + 2), getContext);
          if (parseStop) {
            return;
          }
        }
        j += 2;
        continue;
      }
      for (x = i + 1; ; x++) {
        v = xml.charCodeAt(x);
        if (isNaN(v)) {
          if (streaming) {
            return xml.substring(i);
          }
          j = -1;
          return handleError('unclosed tag');
        }
        if (v === 34) {
          q = xml.indexOf('"', x + 1);
          x = q !== -1 ? q : x;
        } else if (v === 39) {
          q = xml.indexOf("'", x + 1);
          x = q !== -1 ? q : x;
        } else if (v === 62) {
          j = x;
          break;
        }
      }
      if (w === 33) {
        if (onAttention) {
          onAttention(xml.substring(i, j + 1), decodeEntities, getContext);
          if (parseStop) {
            return;
          }
        }
        j += 1;
        continue;
      }
      cachedAttrs = {};
      if (w === 47) {
        tagStart = false;
        tagEnd = true;
        if (!nodeStack.length) {
          return handleError('missing open tag');
        }
        x = elementName = nodeStack.pop();
        q = i + 2 + x.length;
        if (xml.substring(i + 2, q) !== x) {
          return handleError('closing tag mismatch');
        }
        for (; q < j; q++) {
          w = xml.charCodeAt(q);
          if (w === 32 || (w > 8 && w < 14)) {
            continue;
          }
          return handleError('close tag');
        }
      } else {
        if (xml.charCodeAt(j - 1) === 47) {
          x = elementName = xml.substring(i + 1, j - 1);
          tagStart = true;
          tagEnd = true;
        } else {
          x = elementName = xml.substring(i + 1, j);
          tagStart = true;
          tagEnd = false;
        }
        if (!(w > 96 && w < 123 || w > 64 && w < 91 || w === 95 || w === 58)) {
          return handleError('illegal first char nodeName');
        }
        for (q = 1, y = x.length; q < y; q++) {
          w = x.charCodeAt(q);
          if (w > 96 && w < 123 || w > 64 && w < 91 || w > 47 && w < 59 || w === 45 || w === 95 || w == 46) {
            continue;
          }
          if (w === 32 || (w < 14 && w > 8)) {
            elementName = x.substring(0, q);
            cachedAttrs = null;
            break;
          }
          return handleError('invalid nodeName');
        }
        if (!tagEnd) {
          nodeStack.push(elementName);
        }
      }
      if (isNamespace) {
        if (tagStart) {
          nsChanges = null;
          if (cachedAttrs === null) {
            if ((maybeNS = x.indexOf('xmlns', q) !== -1)) {
              attrsStart = q;
              attrsString = x;
              getAttrs();
              maybeNS = false;
            }
          }
          if (!tagEnd) {
            nsChangesStack.push(nsChanges);
          }
        }
        _elementName = elementName;
        if (elNameCache === null) {
          elNameCache = Object.create(null);
        }
        var _cachedName = elNameCache[elementName];
        if (_cachedName !== undefined) {
          elementName = _cachedName;
        } else {
          w = elementName.indexOf(':');
          if (w !== -1) {
            xmlns = nsMatrix[elementName.substring(0, w)];
            if (!xmlns) {
              return handleError('missing namespace on <' + _elementName + '>');
            }
            elementName = elementName.substr(w + 1);
          } else {
            xmlns = nsMatrix['xmlns'];
          }
          if (xmlns) {
            elementName = xmlns + ':' + elementName;
          }
          elNameCache[_elementName] = elementName;
        }
      }
      if (tagStart) {
        attrsStart = q;
        attrsString = x;
        if (onOpenTag) {
          if (proxy) {
            onOpenTag(elementProxy, decodeEntities, tagEnd, getContext);
          } else {
            onOpenTag(elementName, getAttrs, decodeEntities, tagEnd, getContext);
          }
          if (parseStop) {
            return;
          }
        }
      }
      if (tagEnd) {
        if (onCloseTag) {
          onCloseTag(proxy ? elementProxy : elementName, decodeEntities, tagStart, getContext);
          if (parseStop) {
            return;
          }
        }
        if (isNamespace) {
          if (!tagStart) {
            nsChanges = nsChangesStack.pop();
          }
          if (nsChanges) {
            restoreNsMatrix(nsMatrix, nsChanges);
            nsChanges = null;
            elNameCache = null;
            nsSnapshot = null;
          }
        }
      }
      j += 1;
    }
  }
}
const header = 'bplist00';
const trailerBytes = 32;
const asciiType = 5;
const utf16Type = 6;
const arrayType = 10;
const dictionaryType = 13;
const maxBytesRead = 4 * 1024 * 1024;
function isBinaryPropertyList(bytes) {
    return bytes.subarray(0, header.length).toString('latin1') === header;
}
function parseBinaryPropertyList(bytes) {
    return new Reader(bytes).readTop();
}
class Reader {
    #bytes;
    #offsetSize;
    #referenceSize;
    #tableStart;
    #bytesRead = 0;
    constructor(bytes) {
        this.#bytes = bytes;
        const trailer = bytes.length - trailerBytes;
        this.#offsetSize = this.#readNumber(trailer + 6, 1);
        this.#referenceSize = this.#readNumber(trailer + 7, 1);
        this.#tableStart = this.#readNumber(trailer + 24, 8);
        if (this.#offsetSize === 0 || this.#referenceSize === 0)
            throw new RangeError('its numbers have no size');
    }
    readTop() {
        const { type, count, start } = this.#find(this.#readNumber(this.#bytes.length - trailerBytes + 16, 8));
        if (type !== dictionaryType)
            throw new TypeError('it is not a dictionary');
        const references = this.#readReferences(start, 2 * count);
        const members = Object.create(null);
        for (const [index, reference] of references.slice(0, count).entries()) {
            const key = this.#readText(this.#find(reference));
            const value = this.#readValue(references[count + index] ?? 0);
            if (key !== undefined && value !== undefined)
                members[key] = value;
        }
        return members;
    }
    #readValue(reference) {
        const object = this.#find(reference);
        if (object.type !== arrayType)
            return this.#readText(object);
        const items = this.#readReferences(object.start, object.count);
        return items.flatMap((item) => this.#readText(this.#find(item)) ?? []);
    }
    #readText({ type, count, start }) {
        if (type === asciiType)
            return this.#read(start, count).toString('latin1');
        if (type !== utf16Type)
            return undefined;
        return Buffer.from(this.#read(start, 2 * count))
            .swap16()
            .toString('utf16le');
    }
    #find(reference) {
        const position = this.#readNumber(this.#tableStart + reference * this.#offsetSize, this.#offsetSize);
        const marker = this.#readNumber(position, 1);
        const type = marker >> 4;
        const count = marker & 15;
        if (count < 15)
            return { type, count, start: position + 1 };
        const size = 2 ** (this.#readNumber(position + 1, 1) & 15);
        return { type, count: this.#readNumber(position + 2, size), start: position + 2 + size };
    }
    #readReferences(start, count) {
        const size = this.#referenceSize;
        const stored = this.#read(start, count * size);
        return Array.from({ length: stored.length / size }, (_, index) => toNumber(stored.subarray(index * size, (index + 1) * size)));
    }
    #readNumber(position, size) {
        return toNumber(this.#read(position, size));
    }
    #read(start, length) {
        if (start < 0 || !(start + length <= this.#bytes.length))
            throw new RangeError('it ends too early');
        this.#bytesRead += length;
        if (this.#bytesRead > maxBytesRead)
            throw new RangeError('it is too large to read');
        return this.#bytes.subarray(start, start + length);
    }
}
function toNumber(bytes) {
    return bytes.reduce((value, byte) => value * 256 + byte, 0);
}
function parsePropertyList(bytes) {
    return isBinaryPropertyList(bytes)
        ? parseBinaryPropertyList(bytes)
        : parseXml(bytes.toString('utf8'));
}
const maxDepth = 4;
const unknownEntity = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i;
function parseXml(xml) {
    const members = Object.create(null);
    const open = [];
    const path = () => (open.length > maxDepth ? '' : open.join('/'));
    let key = '';
    let text = '';
    new Parser()
        .on('openTag', (name) => {
        open.push(name);
        text = '';
        if (open[0] !== 'plist')
            throw new TypeError('it is not a property list');
        if (path() === 'plist/dict/array')
            members[key] = [];
    })
        .on('text', (part, decode) => {
        if (unknownEntity.test(part))
            throw new TypeError('it has an unknown entity');
        text += decode(part);
    })
        .on('cdata', (part) => {
        text += part;
    })
        .on('closeTag', () => {
        const list = members[key];
        switch (path()) {
            case 'plist/dict/key':
                key = text;
                break;
            case 'plist/dict/string':
                members[key] = text;
                break;
            case 'plist/dict/array/string':
                if (Array.isArray(list))
                    list.push(text);
        }
        open.pop();
        text = '';
    })
        .parse(xml.replace(/^\ufeff/, ''));
    return members;
}
const platforms = ['IOS', 'MAC_OS', 'TV_OS', 'VISION_OS'];
const platformNames = new Map([
    ['iPhoneOS', 'IOS'],
    ['MacOSX', 'MAC_OS'],
    ['AppleTVOS', 'TV_OS'],
    ['XROS', 'VISION_OS'],
]);
const infoPath = /^Payload\/[^/]+\.app\/Info\.plist$/;
const maxInfoBytes = 1024 * 1024;
const maxTextLength = 255;
async function readPackageInfo(file) {
    if (file.extension === 'pkg')
        return {};
    let info;
    try {
        info = parsePropertyList(await readInfoPlist(file));
    }
    catch (cause) {
        throw new ActionError({
            code: 'UPLOAD_PACKAGE_INVALID',
            title: 'Cannot read the .ipa',
            detail: `${file.name} is not a zip with a readable Payload/*.app/Info.plist: ${cause instanceof Error ? cause.message.slice(0, 200).replace(/\.$/, '') : 'unknown error'}.`,
            fix: 'Create the file with xcodebuild -exportArchive. If another job created it, compare its size there and here: it may have been cut off.',
            cause,
        });
    }
    return describe(info);
}
async function readInfoPlist({ handle }) {
    const zip = await (0,yauzl.as)(handle.fd, { autoClose: false });
    for await (const entry of zip.eachEntry()) {
        if (!infoPath.test(entry.fileName))
            continue;
        if (entry.uncompressedSize > maxInfoBytes)
            throw new RangeError('Info.plist is over 1 MB');
        const stream = await zip.openReadStreamPromise(entry);
        return Buffer.concat(await stream.toArray());
    }
    throw new Error('there is no Info.plist');
}
function describe(info) {
    const text = (key) => {
        const value = info[key];
        const trimmed = typeof value === 'string' ? value.trim() : '';
        return trimmed !== '' && trimmed.length <= maxTextLength ? trimmed : undefined;
    };
    const bundleId = text('CFBundleIdentifier');
    const version = text('CFBundleShortVersionString');
    const build = text('CFBundleVersion');
    const platform = platformOf(info.CFBundleSupportedPlatforms);
    return {
        ...(bundleId !== undefined && { bundleId }),
        ...(version !== undefined && { version }),
        ...(build !== undefined && { build }),
        ...(platform !== undefined && { platform }),
    };
}
function platformOf(supported) {
    const names = typeof supported === 'string' ? [supported] : (supported ?? []);
    const [platform] = names.flatMap((name) => platformNames.get(name) ?? []);
    const simulator = names.find((name) => name.endsWith('Simulator'));
    if (platform !== undefined || simulator === undefined)
        return platform;
    throw new ActionError({
        code: 'UPLOAD_PACKAGE_INVALID',
        title: 'The app was built for a simulator',
        detail: `CFBundleSupportedPlatforms in Info.plist is ${simulator}. App Store Connect accepts only builds for devices.`,
        fix: 'Archive for a device: xcodebuild archive -destination generic/platform=iOS.',
    });
}
function readUploadConfig({ getInput, getBooleanInput }, diagnostics) {
    const text = (name) => diagnostics.capture(() => assertBounded(name, getInput(name)).trim()) || undefined;
    const checked = (name, pattern, expected) => diagnostics.capture(() => checkFormat({ name, value: text(name), pattern, expected }));
    return {
        file: text('file') ?? '',
        app: checked('app', /^(?:\d{1,20}|[A-Za-z0-9][A-Za-z0-9.-]{0,254})$/, 'an app ID or bundle ID'),
        version: checked('version', /^\S{1,50}$/, 'a version such as 1.2.3'),
        build: checked('build', /^\S{1,50}$/, 'a build number such as 42'),
        platform: diagnostics.capture(() => parsePlatform(text('platform'))),
        token: checked('token', /^[\w-]+\.[\w-]+\.[\w-]+$/, 'a JWT, such as the output token of the action'),
        wait: text('wait') === undefined || (diagnostics.capture(() => getBooleanInput('wait')) ?? false),
        timeoutSeconds: diagnostics.capture(() => parseTimeout(text('timeout') ?? '60m')),
        apiUrl: text('api-url'),
    };
}
function checkFormat({ name, value, pattern, expected, }) {
    if (value === undefined || pattern.test(value))
        return value;
    throw new ActionError({
        code: 'UPLOAD_INPUT_INVALID',
        title: `Invalid ${name}`,
        detail: `${name} is not ${expected}${name === 'token' ? '' : `: ${JSON.stringify(value.slice(0, 100))}`}.`,
        fix: `Check where the value comes from, or remove ${name}.`,
    });
}
function parsePlatform(text) {
    const platform = platforms.find((name) => name === text?.toUpperCase());
    if (text === undefined || platform !== undefined)
        return platform;
    throw new ActionError({
        code: 'UPLOAD_INPUT_INVALID',
        title: 'Invalid platform',
        detail: `platform is ${JSON.stringify(text.slice(0, 100))}.`,
        fix: `Write one of ${platforms.join(', ')}. For an .ipa, platform can be removed.`,
    });
}
function parseTimeout(text) {
    const seconds = parseDuration(text);
    if (seconds !== undefined && seconds >= minute && seconds <= day)
        return seconds;
    throw new ActionError({
        code: 'UPLOAD_INPUT_INVALID',
        title: 'Invalid timeout',
        detail: `timeout is ${quoteDuration(text)}. It must be a duration from 1m to 24h.`,
        fix: 'Write a duration such as 60m, or remove timeout.',
    });
}
const maxOperations = 10_000;
const forbiddenHeaders = /^(?:authorization|proxy-.*|cookie|host|connection|transfer-encoding|upgrade|expect|te|trailer)$/i;
function parseOperations(value, { size, apiUrl }) {
    const list = Array.isArray(value) ? value : [];
    if (list.length === 0)
        throw invalidError('They have no parts.');
    if (list.length > maxOperations)
        throw invalidError(`They have ${list.length} parts.`);
    const mayBePlain = isLoopback(new URL(apiUrl).hostname);
    const operations = list
        .map((item) => parseOperation(item, mayBePlain))
        .toSorted((one, other) => one.offset - other.offset);
    let end = 0;
    for (const { offset, length } of operations) {
        if (offset !== end)
            throw invalidError(`The parts overlap or leave a gap at byte ${end}.`);
        end += length;
    }
    if (end !== size)
        throw invalidError(`The parts have ${end} bytes, but the file has ${size}.`);
    return operations;
}
function parseOperation(value, mayBePlain) {
    const { method, url, offset, length, requestHeaders, expiration } = Object(value);
    if (method !== 'PUT' && method !== 'POST')
        throw invalidError('A part is neither PUT nor POST.');
    if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length) || offset < 0 || length < 1)
        throw invalidError('A part has no valid offset and length.');
    const expiresAt = typeof expiration === 'string' ? Date.parse(expiration) : Number.NaN;
    return {
        method,
        url: parseUrl(url, mayBePlain),
        offset,
        length,
        headers: parseHeaders(requestHeaders ?? [], length),
        expiresAt: Number.isNaN(expiresAt) ? undefined : expiresAt,
    };
}
function parseUrl(text, mayBePlain) {
    const url = typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined;
    const isSafe = url?.protocol === 'https:' ||
        (url?.protocol === 'http:' && mayBePlain && isLoopback(url.hostname));
    if (url !== undefined && isSafe && url.username === '' && url.password === '')
        return url;
    throw invalidError('The URL of a part is not https.');
}
function parseHeaders(value, length) {
    if (!Array.isArray(value))
        throw invalidError('The headers of a part are not a list.');
    const headers = new Map();
    for (const item of value) {
        const { name, value: content } = Object(item);
        const isValid = typeof name === 'string' &&
            typeof content === 'string' &&
            /^[\w!#$%&'*+.^`|~-]+$/.test(name) &&
            /^[\t\x20-\x7e\x80-\xff]*$/.test(content);
        if (!isValid)
            throw invalidError('A part has an invalid header.');
        const key = name.toLowerCase();
        if (forbiddenHeaders.test(key) || headers.has(key))
            throw invalidError(`A part has the header ${key}, which is forbidden or repeated.`);
        if (key === 'content-length' && Number(content) !== length)
            throw invalidError('The Content-Length of a part is not its length.');
        if (key !== 'content-length')
            headers.set(key, content);
    }
    return Object.fromEntries(headers);
}
function invalidError(detail) {
    return new ActionError({
        code: 'UPLOAD_OPERATIONS_INVALID',
        title: 'Invalid upload instructions',
        detail: `The instructions of App Store Connect are incomplete or unsafe, and were not followed. ${detail}`,
        fix: 'Check api-url and run the job again. If it fails again, open an issue.',
    });
}
function secretsInOperations(operations) {
    return operations.flatMap(({ url }) => [
        url.href,
        ...(url.search.length > 8 ? [url.search.slice(1)] : []),
    ]);
}
const part_maxErrorBytes = 16 * 1024;
const responseTimeoutFactor = 5;
async function sendPart({ url, method, headers, offset, length }, { handle, onSent, signal, idleTimeoutMs }) {
    const { promise, resolve, reject } = Promise.withResolvers();
    const { request: open } = url.protocol === 'https:' ? external_node_https_namespaceObject : external_node_http_namespaceObject;
    const request = open(url, {
        method,
        headers: { ...headers, 'content-length': length },
        timeout: idleTimeoutMs,
        signal,
    });
    const giveUp = () => {
        resolve({ type: 'failure', errorCode: 'TIMEOUT' });
        request.destroy();
    };
    request.on('timeout', giveUp);
    let timer;
    request.on('finish', () => {
        timer = setTimeout(giveUp, responseTimeoutFactor * idleTimeoutMs);
    });
    request.on('error', (error) => resolve(toFailure(error)));
    request.on('response', (response) => {
        readResult(response).then(resolve, (error) => resolve(toFailure(error)));
    });
    writeChunks(request, readRange(handle, { offset, length }), onSent).catch((error) => {
        if (error instanceof ActionError)
            reject(error);
        else
            resolve(toFailure(error));
    });
    try {
        return await promise;
    }
    finally {
        clearTimeout(timer);
        if (!request.writableEnded)
            request.destroy();
    }
}
async function writeChunks(request, chunks, onSent) {
    for await (const chunk of chunks) {
        await new Promise((resolve, reject) => {
            request.write(chunk, (error) => (error ? reject(error) : resolve()));
        });
        onSent(chunk.length);
    }
    request.end();
}
async function readResult(response) {
    const chunks = [];
    let length = 0;
    for await (const chunk of response) {
        if (length < part_maxErrorBytes)
            chunks.push(chunk);
        length += chunk.length;
        if (length >= part_maxErrorBytes)
            break;
    }
    const [, storageCode] = /<Code>(\w{1,60})<\/Code>/.exec(Buffer.concat(chunks).toString()) ?? [];
    return { type: 'response', status: response.statusCode ?? 0, storageCode };
}
function toFailure(error) {
    return { type: 'failure', errorCode: systemErrorCode(error) ?? 'UNKNOWN' };
}
const stepPercent = 10;
const megabyte = 1_000_000;
class Progress {
    #options;
    #startedAt;
    #sent = 0;
    #logged = 0;
    constructor(options) {
        this.#options = options;
        this.#startedAt = options.now();
    }
    add(bytes) {
        const { total, log } = this.#options;
        this.#sent += bytes;
        const percent = Math.floor((this.#sent / total) * (100 / stepPercent)) * stepPercent;
        if (percent <= this.#logged)
            return;
        this.#logged = percent;
        log(`Uploaded ${percent}% (${this.#describe()})`);
    }
    #describe() {
        const { total, now } = this.#options;
        const seconds = Math.max(0.001, (now() - this.#startedAt) / 1000);
        const rate = this.#sent / seconds;
        const sizes = `${formatMegabytes(this.#sent)} of ${formatMegabytes(total)} MB`;
        const described = `${sizes}, ${formatMegabytes(rate)} MB/s`;
        if (this.#sent === total)
            return described;
        return `${described}, ${formatSeconds(Math.ceil((total - this.#sent) / rate))} left`;
    }
}
function formatMegabytes(bytes) {
    return (bytes / megabyte).toFixed(1);
}
function formatSeconds(seconds) {
    const minutes = Math.floor(seconds / 60);
    if (minutes === 0)
        return `${seconds} s`;
    if (minutes < 60)
        return `${minutes} min ${seconds % 60} s`;
    return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
const closedTrain = 'Increase CFBundleShortVersionString: a version that is approved or on sale accepts no more builds.';
const bundleId = 'Build with the bundle ID that the app has in App Store Connect, or set app to the app that the file belongs to.';
const remedies = {
    90054: bundleId,
    90055: bundleId,
    90062: closedTrain,
    90186: closedTrain,
    90478: closedTrain,
    90382: 'Wait a day: this app has reached its daily limit of uploads.',
    90683: 'Add the purpose string that the description names (NS...UsageDescription) to Info.plist, even if only a library uses the data.',
    90725: 'Build with the SDK that Apple now requires: use a newer Xcode or a newer runner image.',
};
const rejection_maxListed = 20;
function rejectionError({ errors }, build) {
    const lines = errors
        .slice(0, rejection_maxListed)
        .map(({ code, description }) => `${code}: ${description}`.slice(0, 1000));
    const codes = errors.flatMap(({ code }) => /\b9\d{4}\b/.exec(code)?.[0] ?? []);
    const known = new Set(codes.flatMap((code) => remedies[code] ?? []));
    const advice = known.size > 0 ? [...known] : ['Correct what Apple reports.'];
    return new ActionError({
        code: 'UPLOAD_REJECTED',
        title: 'Apple rejected the build',
        detail: [
            `Version ${formatBuild(build)} was uploaded, but did not pass Apple's checks.`,
            ...lines,
        ].join('\n'),
        fix: `${advice.join('\n')}\nYou can use the same build number again.`,
    });
}
const uncertain = [
    'APPLE_UNAVAILABLE',
    'NETWORK_FAILED',
    'NOT_APPLE',
    'PROXY_FAILED',
];
class Remainder {
    stage = 'nothing';
    uploadId = '';
    async during(stage, change) {
        const before = this.stage;
        this.stage = stage;
        try {
            return await change();
        }
        catch (error) {
            if (error instanceof ActionError && !uncertain.includes(error.code))
                this.stage = before;
            throw error;
        }
    }
    describe() {
        switch (this.stage) {
            case 'nothing':
                return 'Nothing remains at App Store Connect.';
            case 'creating':
                return 'A build upload without a file may remain at App Store Connect. It has no effect.';
            case 'reserved':
                return `Build upload ${this.uploadId} remains at App Store Connect without its file (AWAITING_UPLOAD). Apple does not process it; DELETE /v1/buildUploads/${this.uploadId} removes it.`;
            case 'committing':
                return `The file of build upload ${this.uploadId} was sent, and may have been committed. Check GET /v1/buildUploads/${this.uploadId} before you upload this build again.`;
            case 'committed':
                return `Build upload ${this.uploadId} is complete, and Apple continues to process it. Do not upload this build again.`;
        }
    }
}
const stepReporter = {
    info: toolkit_info,
    debug: toolkit_debug,
    annotate: annotate,
    setSecrets: setSecrets,
    setOutputs: setOutputs,
    setFailed: toolkit_setFailed,
};
function createConsoleReporter(write) {
    const outputs = {};
    const print = (text) => write(presentable(text));
    return {
        info: print,
        debug: () => { },
        annotate: (annotations) => {
            for (const { level, title, message } of annotations)
                print(`${level}: ${title}: ${message}`);
        },
        setSecrets: () => { },
        setOutputs: (values) => Object.assign(outputs, values),
        setFailed: (error) => {
            const failure = error instanceof ActionError ? error : reporter_unexpectedError(error);
            process.exitCode = failure.code === 'UPLOAD_USAGE' ? 2 : 1;
            print(`error: ${formatError(failure)}`);
            return failure;
        },
        outputs: () => JSON.stringify(outputs),
    };
}
function reporter_unexpectedError(cause) {
    return new ActionError({
        code: 'UNEXPECTED',
        title: 'Unexpected error, probably a bug',
        detail: `This program does not handle an error of type ${cause instanceof Error ? cause.name : typeof cause} here.`,
        fix: 'Open an issue with the version of this program.',
        cause,
    });
}
const external_node_child_process_namespaceObject = process.getBuiltinModule("node:child_process");
const commandName = 'app-store-connect-token';
const tokenPattern = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const timeoutMs = 20_000;
function createTokenSource(token, environment) {
    if (token !== undefined)
        return async () => token;
    const path = findCommand(environment);
    if (path === undefined) {
        throw new ActionError({
            code: 'UPLOAD_TOKEN_MISSING',
            title: 'No token for the upload',
            detail: `token is empty, and the command ${commandName} is not on the PATH.`,
            fix: 'In an earlier step of this job, use app-store-connect-token with token-command: true and without a scope. For an upload that takes less than 15 minutes, you can set token to its output token instead.',
        });
    }
    return ({ isRejected }) => runCommand(planInvocation(path, { ...environment, isRejected }));
}
function findCommand({ env, platform }) {
    const isWindows = platform === 'win32';
    const variable = Object.keys(env).find((name) => /^path$/i.test(name) && env[name]) ?? 'PATH';
    return (env[variable] ?? '')
        .split(external_node_path_namespaceObject.delimiter)
        .filter((directory) => (0,external_node_path_namespaceObject.isAbsolute)(directory))
        .map((directory) => (0,external_node_path_namespaceObject.join)(directory, isWindows ? `${commandName}.cmd` : commandName))
        .find(isExecutable);
}
function isExecutable(path) {
    try {
        (0,external_node_fs_namespaceObject.accessSync)(path, external_node_fs_namespaceObject.constants.X_OK);
        return (0,external_node_fs_namespaceObject.statSync)(path).isFile();
    }
    catch {
        return false;
    }
}
function planInvocation(path, { env, platform, isRejected }) {
    const options = isRejected ? ['--fresh'] : [];
    if (platform !== 'win32')
        return { file: path, args: options };
    if (/["%!\r\n]/.test(path))
        throw commandError('The path of the command has characters that cmd.exe would expand.');
    const line = [`"${path}"`, ...options].join(' ');
    return { file: env.ComSpec ?? 'cmd.exe', args: ['/d', '/s', '/c', `"${line}"`] };
}
async function runCommand({ file, args }) {
    let output;
    try {
        const result = await (0,external_node_util_namespaceObject.promisify)(external_node_child_process_namespaceObject.execFile)(file, [...args], {
            timeout: timeoutMs,
            maxBuffer: 64 * 1024,
            windowsVerbatimArguments: true,
        });
        output = result.stdout.trim();
    }
    catch (error) {
        const { stderr = '', killed = false } = Object(error);
        const said = String(stderr).trim().slice(0, 1000);
        throw commandError(killed ? 'It timed out.' : said || 'It failed without a message.');
    }
    if (tokenPattern.test(output))
        return output;
    throw commandError('Its output is not a token.');
}
function commandError(detail) {
    return new ActionError({
        code: 'UPLOAD_TOKEN_COMMAND_FAILED',
        title: `${commandName} failed`,
        detail,
        fix: 'Use app-store-connect-token with token-command: true in an earlier step of this job. If the upload takes more than six hours, use a duration such as 12h.',
    });
}
const parallelParts = 4;
const uploader_maxAttempts = 8;
const expiryMarginMs = 5000;
class Uploader {
    #options;
    #operations;
    #abort = new AbortController();
    #refreshing;
    constructor(options) {
        this.#options = options;
        this.#operations = new Map(options.operations.map((operation) => [operation.offset, operation]));
    }
    async run() {
        const queue = [...this.#operations.keys()];
        const work = async () => {
            for (let offset = queue.shift(); offset !== undefined; offset = queue.shift())
                await this.#upload(offset);
        };
        const workers = Array.from({ length: parallelParts }, async () => {
            try {
                await work();
            }
            catch (error) {
                queue.length = 0;
                this.#abort.abort(error);
                throw error;
            }
        });
        await Promise.allSettled(workers);
        this.#abort.signal.throwIfAborted();
    }
    async #upload(offset) {
        const { random, sleep, log } = this.#options;
        for (let retries = 0;; retries += 1) {
            const operation = await this.#current(offset);
            const result = await this.#send(operation);
            this.#abort.signal.throwIfAborted();
            if (result.type === 'response' && result.status >= 200 && result.status < 300)
                return;
            if (isRedirect(result) || retries + 1 === uploader_maxAttempts)
                throw partError(operation, result);
            if (result.type === 'response' && result.status === 403)
                await this.#refresh();
            const gapMs = growingGapMs(retries, random());
            log(`Part at byte ${offset}: ${uploader_describe(result)}; retrying in ${Math.ceil(gapMs / 1000)} s`);
            await sleep(gapMs);
            this.#abort.signal.throwIfAborted();
        }
    }
    async #current(offset) {
        const isExpired = ({ expiresAt }) => expiresAt !== undefined && expiresAt - expiryMarginMs <= this.#options.now();
        const operation = this.#operations.get(offset);
        if (operation !== undefined && !isExpired(operation))
            return operation;
        await this.#refresh();
        const fresh = this.#operations.get(offset);
        if (fresh === undefined)
            throw changedPartsError();
        return fresh;
    }
    async #send(operation) {
        const { send, onProgress } = this.#options;
        let sent = 0;
        const onSent = (bytes) => {
            sent += bytes;
            onProgress(bytes);
        };
        const result = await send(operation, { onSent, signal: this.#abort.signal });
        if (result.type !== 'response' || result.status < 200 || result.status >= 300)
            onProgress(-sent);
        return result;
    }
    #refresh() {
        this.#refreshing ??= this.#replaceOperations().finally(() => {
            this.#refreshing = undefined;
        });
        return this.#refreshing;
    }
    async #replaceOperations() {
        const fresh = await this.#options.refresh();
        const isSame = fresh.length === this.#operations.size &&
            fresh.every(({ offset, length }) => this.#operations.get(offset)?.length === length);
        if (!isSame)
            throw changedPartsError();
        for (const operation of fresh)
            this.#operations.set(operation.offset, operation);
    }
}
function isRedirect(result) {
    return result.type === 'response' && result.status >= 300 && result.status < 400;
}
function uploader_describe(result) {
    if (result.type === 'failure')
        return `no response (${result.errorCode})`;
    const { status, storageCode } = result;
    return `responded with ${status}${storageCode === undefined ? '' : ` (${storageCode})`}`;
}
function partError({ offset, length }, result) {
    return new ActionError({
        code: 'UPLOAD_PART_FAILED',
        title: 'Part of the file was not uploaded',
        detail: `The part at byte ${offset} (${length} bytes) failed: ${uploader_describe(result)}${isRedirect(result) ? ', a redirect, which is not followed' : ` at the last of ${uploader_maxAttempts} attempts`}.`,
        fix: "Run the job again; you can use the same build number. If it fails again, ask whoever runs the network to let the runner reach Apple's object storage (*.apple.com, port 443), also for uploads of this size.",
    });
}
function changedPartsError() {
    return new ActionError({
        code: 'UPLOAD_OPERATIONS_INVALID',
        title: 'Invalid upload instructions',
        detail: 'The fresh URLs are for other parts of the file than the previous ones.',
        fix: 'Run the job again. If it fails again, open an issue.',
    });
}
const firstGapMs = 5000;
const maxGapMs = 30_000;
async function waitForProcessing({ read, timeoutSeconds, onState, sleep, now, }) {
    const endsAt = now() + timeoutSeconds * 1000;
    let last = '';
    for (let gapMs = firstGapMs;; gapMs = Math.min(gapMs * 1.5, maxGapMs)) {
        const state = await read();
        if (state.state !== last)
            onState(state);
        last = state.state;
        if (state.state === 'COMPLETE' || state.state === 'FAILED')
            return state;
        if (now() + gapMs > endsAt)
            throw timeoutError(state.state, timeoutSeconds);
        await sleep(gapMs);
    }
}
function timeoutError(state, timeoutSeconds) {
    return new ActionError({
        code: 'UPLOAD_WAIT_TIMEOUT',
        title: 'Apple is still processing the upload',
        detail: `The state is ${state} after ${formatDuration(timeoutSeconds)}. The upload is complete, and Apple continues to process it.`,
        fix: 'Check TestFlight in App Store Connect later, and do not upload the build again. To wait longer, set timeout, for example to 3h.',
    });
}
const idleTimeoutMs = 60_000;
async function upload(args) {
    const remainder = new Remainder();
    if (args.length === 0)
        return runGuarded(() => ({ getInput: toolkit_getInput, getBooleanInput: toolkit_getBooleanInput }), {
            reporter: stepReporter,
            remainder,
            end: () => { },
        });
    if (args.some((arg) => arg === '--help' || arg === '-h')) {
        process.stdout.write(`${usage}\n`);
        return;
    }
    const reporter = createConsoleReporter((line) => process.stderr.write(`${line}\n`));
    const end = () => void process.stdout.write(`${reporter.outputs()}\n`);
    await runGuarded(() => parseCommandLine(args, process.env), { reporter, remainder, end });
}
async function runGuarded(openSource, session) {
    const { reporter, remainder, end } = session;
    for (const signal of ['SIGINT', 'SIGTERM'])
        process.once(signal, () => {
            fail(interruptedError(signal, remainder), session);
            end();
            process.exit();
        });
    try {
        await run(openSource(), session);
    }
    catch (error) {
        fail(error, session);
        if (remainder.stage !== 'nothing')
            reporter.info(remainder.describe());
    }
    end();
}
function fail(error, { reporter }) {
    reporter.setOutputs({ 'error-code': reporter.setFailed(error).code });
}
function interruptedError(signal, remainder) {
    return new ActionError({
        code: 'UPLOAD_INTERRUPTED',
        title: 'The upload was interrupted',
        detail: `The process received ${signal}. ${remainder.describe()}`,
        fix: 'If nobody canceled the job, it may have reached its time limit: increase timeout-minutes.',
    });
}
async function run(source, session) {
    const { reporter, remainder } = session;
    const config = run_readConfig(source, reporter);
    const file = await openUploadFile(config.file);
    const build = resolveBuild(config, await readPackageInfo(file), file);
    const apiUrl = resolveApiUrl(config.apiUrl, 'team');
    const tokens = createTokenSource(config.token, process);
    const uploads = await connect(tokens, apiUrl, reporter);
    const app = await uploads.api.findApp(build);
    const sha256 = await hashFile(file);
    reporter.info(`Uploading ${file.name}, ${formatMegabytes(file.size)} MB: ${app.bundleId} ${formatBuild(build)}`);
    remainder.uploadId = await remainder.during('creating', () => uploads.api.create(app, build));
    remainder.stage = 'reserved';
    reporter.setOutputs({ 'build-upload-id': remainder.uploadId });
    reporter.info(`Build upload: ${remainder.uploadId}`);
    const reserved = await uploads.api.createFile(remainder.uploadId, file);
    const parse = (operations) => {
        const parsed = parseOperations(operations, { size: file.size, apiUrl });
        reporter.setSecrets(secretsInOperations(parsed));
        return parsed;
    };
    await sendParts(file, parse(reserved.operations), {
        ...uploads,
        reporter,
        refresh: async () => parse((await uploads.api.readFile(reserved.id)).operations),
    });
    await assertUnchanged(file);
    await remainder.during('committing', () => uploads.api.commit(remainder.uploadId, reserved.id, sha256));
    remainder.stage = 'committed';
    reporter.info('All parts are uploaded and committed.');
    await finish(uploads.api, { config, build, session });
}
function run_readConfig(source, reporter) {
    const diagnostics = new Diagnostics();
    const config = readUploadConfig(source, diagnostics);
    if (config.token !== undefined)
        reporter.setSecrets([config.token]);
    diagnostics.throwIfErrors();
    return config;
}
async function sendParts({ handle, size }, operations, { appleNow, reporter, refresh, }) {
    const progress = new Progress({ total: size, now: Date.now, log: reporter.info });
    const uploader = new Uploader({
        operations,
        send: (operation, options) => sendPart(operation, { handle, idleTimeoutMs, ...options }),
        refresh,
        onProgress: (bytes) => progress.add(bytes),
        log: reporter.info,
        sleep: promises_namespaceObject.setTimeout,
        now: appleNow,
        random: Math.random,
    });
    await uploader.run();
}
async function finish(api, { config, build, session, }) {
    const { reporter, remainder } = session;
    const read = () => api.readState(remainder.uploadId);
    const onState = ({ state, buildId }) => {
        reporter.info(`State: ${state}`);
        reporter.setOutputs({ state, 'build-id': buildId });
    };
    const end = config.wait
        ? await waitForProcessing({
            read,
            timeoutSeconds: config.timeoutSeconds ?? 0,
            onState,
            sleep: promises_namespaceObject.setTimeout,
            now: Date.now,
        })
        : await read();
    if (!config.wait)
        onState(end);
    const diagnostics = new Diagnostics();
    for (const { code, description } of end.warnings)
        diagnostics.warn(`Apple: ${code}`, description);
    for (const { code, description } of end.infos)
        diagnostics.notice(`Apple: ${code}`, description);
    reporter.annotate(diagnostics.takeAnnotations());
    if (end.state === 'FAILED') {
        remainder.stage = 'nothing';
        throw rejectionError(end, build);
    }
}
 }),
 434:
 ((module) => {
module.exports = process.getBuiltinModule("events");
 }),
 896:
 ((module) => {
module.exports = process.getBuiltinModule("fs");
 }),
 203:
 ((module) => {
module.exports = process.getBuiltinModule("stream");
 }),
 23:
 ((module) => {
module.exports = process.getBuiltinModule("util");
 }),
 106:
 ((module) => {
module.exports = process.getBuiltinModule("zlib");
 })
 });
 var __webpack_module_cache__ = {};
 function __nccwpck_require__(moduleId) {
 	var cachedModule = __webpack_module_cache__[moduleId];
 	if (cachedModule !== undefined) {
 		return cachedModule.exports;
 	}
 	var module = __webpack_module_cache__[moduleId] = {
 		exports: {}
 	};
 	var threw = true;
 	try {
 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
 		threw = false;
 	} finally {
 		if(threw) delete __webpack_module_cache__[moduleId];
 	}
 	return module.exports;
 }
 if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
 (() => {
 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
 	var resolveQueue = (queue) => {
 		if(queue && queue.d < 1) {
 			queue.d = 1;
 			queue.forEach((fn) => (fn.r--));
 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
 		}
 	}
 	var wrapDeps = (deps) => (deps.map((dep) => {
 		if(dep !== null && typeof dep === "object") {
 			if(dep[webpackQueues]) return dep;
 			if(dep.then) {
 				var queue = [];
 				queue.d = 0;
 				dep.then((r) => {
 					obj[webpackExports] = r;
 					resolveQueue(queue);
 				}, (e) => {
 					obj[webpackError] = e;
 					resolveQueue(queue);
 				});
 				var obj = {};
 				obj[webpackQueues] = (fn) => (fn(queue));
 				return obj;
 			}
 		}
 		var ret = {};
 		ret[webpackQueues] = x => {};
 		ret[webpackExports] = dep;
 		return ret;
 	}));
 	__nccwpck_require__.a = (module, body, hasAwait) => {
 		var queue;
 		hasAwait && ((queue = []).d = -1);
 		var depQueues = new Set();
 		var exports = module.exports;
 		var currentDeps;
 		var outerResolve;
 		var reject;
 		var promise = new Promise((resolve, rej) => {
 			reject = rej;
 			outerResolve = resolve;
 		});
 		promise[webpackExports] = exports;
 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
 		module.exports = promise;
 		body((deps) => {
 			currentDeps = wrapDeps(deps);
 			var fn;
 			var getResult = () => (currentDeps.map((d) => {
 				if(d[webpackError]) throw d[webpackError];
 				return d[webpackExports];
 			}))
 			var promise = new Promise((resolve) => {
 				fn = () => (resolve(getResult));
 				fn.r = 0;
 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
 			});
 			return fn.r ? promise : getResult();
 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
 		queue && queue.d < 0 && (queue.d = 0);
 	};
 })();
 (() => {
 	__nccwpck_require__.d = (exports, definition) => {
 		for(var key in definition) {
 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
 			}
 		}
 	};
 })();
 (() => {
 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
 })();
 var __webpack_exports__ = __nccwpck_require__(550);
 __webpack_exports__ = await __webpack_exports__;
