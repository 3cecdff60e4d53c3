/** A dictionary or an array by the numbers of its objects, or a text. */
type TestObject = string | readonly number[] | Readonly<Record<string, number>> | Buffer;

interface TestList {
  /** The first one is the top. In dictionaries, keys are objects of their own, at the end. */
  readonly objects: readonly TestObject[];
  /** Fields of the trailer, for a wrong one. */
  readonly trailer?: Readonly<{
    offsetSize?: number;
    referenceSize?: number;
    top?: bigint;
    table?: bigint;
  }>;
}

/** Writes a binary property list with offsets and references of four bytes, valid or not. */
export function writeBinaryPropertyList({ objects, trailer = {} }: TestList): Buffer {
  const all = [...objects];
  const marker = (type: number, count: number): Buffer => {
    const bytes = Buffer.from([(type << 4) | 15, 0x12, 0, 0, 0, 0]);
    bytes.writeUInt32BE(count, 2);
    return bytes;
  };
  const references = (numbers: readonly number[]): Buffer => {
    const bytes = Buffer.alloc(4 * numbers.length);
    for (const [index, number] of numbers.entries()) bytes.writeUInt32BE(number, 4 * index);
    return bytes;
  };
  const write = (object: TestObject): Buffer => {
    if (Buffer.isBuffer(object)) return object;
    if (typeof object === 'string')
      return Buffer.concat([marker(5, object.length), Buffer.from(object, 'latin1')]);
    if (Array.isArray(object))
      return Buffer.concat([marker(10, object.length), references(object)]);
    const entries = Object.entries(object);
    const keys = entries.map(([key]) => all.push(key) - 1);
    return Buffer.concat([
      marker(13, entries.length),
      references([...keys, ...entries.map(([, value]) => value)]),
    ]);
  };
  const parts: Buffer[] = [Buffer.from('bplist00')];
  const offsets: number[] = [];
  let end = 8;
  for (let index = 0; index < all.length; index += 1) {
    const part = write(all[index] ?? '');
    offsets.push(end);
    parts.push(part);
    end += part.length;
  }
  const last = Buffer.alloc(32);
  last.writeUInt8(trailer.offsetSize ?? 4, 6);
  last.writeUInt8(trailer.referenceSize ?? 4, 7);
  last.writeBigUInt64BE(BigInt(all.length), 8);
  last.writeBigUInt64BE(trailer.top ?? 0n, 16);
  last.writeBigUInt64BE(trailer.table ?? BigInt(end), 24);
  return Buffer.concat([...parts, references(offsets), last]);
}
