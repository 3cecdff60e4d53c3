/** The members of a property list's top dictionary, as far as they are text or lists of text. */
export type PropertyList = Readonly<Record<string, string | readonly string[]>>;

const header = 'bplist00';
const trailerBytes = 32;

/** Types of objects, in the high half of the first byte. */
const asciiType = 5;
const utf16Type = 6;
const arrayType = 10;
const dictionaryType = 13;

/** A property list that takes more reading than this refers to the same objects again and again. */
const maxBytesRead = 4 * 1024 * 1024;

/** An object: its type, the number of its items or characters, and the position of the first. */
interface StoredObject {
  readonly type: number;
  readonly count: number;
  readonly start: number;
}

/** Tells the binary format from others by its first bytes. */
export function isBinaryPropertyList(bytes: Buffer): boolean {
  return bytes.subarray(0, header.length).toString('latin1') === header;
}

/**
 * Parses the top dictionary of a binary property list, and the text and lists of text in it. Objects refer to each
 * other by number, in circles or a million times if a list is hostile. So deeper levels are not followed, and the
 * bytes that are read are limited.
 *
 * @see https://github.com/apple-oss-distributions/CF/blob/main/CFBinaryPList.c
 * @throws {Error} if the list is damaged or too large
 */
export function parseBinaryPropertyList(bytes: Buffer): PropertyList {
  return new Reader(bytes).readTop();
}

class Reader {
  readonly #bytes: Buffer;
  readonly #offsetSize: number;
  readonly #referenceSize: number;
  readonly #tableStart: number;
  #bytesRead = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    const trailer = bytes.length - trailerBytes;
    this.#offsetSize = this.#readNumber(trailer + 6, 1);
    this.#referenceSize = this.#readNumber(trailer + 7, 1);
    this.#tableStart = this.#readNumber(trailer + 24, 8);
    if (this.#offsetSize === 0 || this.#referenceSize === 0)
      throw new RangeError('its numbers have no size');
  }

  readTop(): PropertyList {
    const { type, count, start } = this.#find(
      this.#readNumber(this.#bytes.length - trailerBytes + 16, 8),
    );
    if (type !== dictionaryType) throw new TypeError('it is not a dictionary');
    const references = this.#readReferences(start, 2 * count);
    const members: Record<string, string | readonly string[]> = Object.create(null);
    for (const [index, reference] of references.slice(0, count).entries()) {
      const key = this.#readText(this.#find(reference));
      const value = this.#readValue(references[count + index] ?? 0);
      if (key !== undefined && value !== undefined) members[key] = value;
    }
    return members;
  }

  #readValue(reference: number): string | readonly string[] | undefined {
    const object = this.#find(reference);
    if (object.type !== arrayType) return this.#readText(object);
    const items = this.#readReferences(object.start, object.count);
    return items.flatMap((item) => this.#readText(this.#find(item)) ?? []);
  }

  #readText({ type, count, start }: StoredObject): string | undefined {
    if (type === asciiType) return this.#read(start, count).toString('latin1');
    if (type !== utf16Type) return undefined;
    return Buffer.from(this.#read(start, 2 * count))
      .swap16()
      .toString('utf16le');
  }

  #find(reference: number): StoredObject {
    const position = this.#readNumber(
      this.#tableStart + reference * this.#offsetSize,
      this.#offsetSize,
    );
    const marker = this.#readNumber(position, 1);
    const type = marker >> 4;
    const count = marker & 15;
    if (count < 15) return { type, count, start: position + 1 };
    // A longer count is an integer object of its own.
    const size = 2 ** (this.#readNumber(position + 1, 1) & 15);
    return { type, count: this.#readNumber(position + 2, size), start: position + 2 + size };
  }

  #readReferences(start: number, count: number): readonly number[] {
    const size = this.#referenceSize;
    const stored = this.#read(start, count * size);
    return Array.from({ length: stored.length / size }, (_, index) =>
      toNumber(stored.subarray(index * size, (index + 1) * size)),
    );
  }

  #readNumber(position: number, size: number): number {
    return toNumber(this.#read(position, size));
  }

  /** The only access to the bytes. */
  #read(start: number, length: number): Buffer {
    if (start < 0 || !(start + length <= this.#bytes.length))
      throw new RangeError('it ends too early');
    this.#bytesRead += length;
    if (this.#bytesRead > maxBytesRead) throw new RangeError('it is too large to read');
    return this.#bytes.subarray(start, start + length);
  }
}

/** The unsigned number in bytes, the high byte first. */
function toNumber(bytes: Buffer): number {
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}
