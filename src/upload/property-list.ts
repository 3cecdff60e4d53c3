import { parseBuffer } from 'bplist-parser';
import { parser as createParser } from 'sax';

/** The members of a property list's top dictionary, as far as they are text or lists of text. */
export type PropertyList = Readonly<Record<string, string | readonly string[]>>;

/**
 * Parses a property list, binary or XML.
 *
 * @throws {Error} if it is neither, or damaged
 */
export function parsePropertyList(bytes: Buffer): PropertyList {
  return bytes.subarray(0, 8).toString('latin1') === 'bplist00'
    ? parseBinary(bytes)
    : parseXml(bytes.toString('utf8'));
}

function parseBinary(bytes: Buffer): PropertyList {
  const [root] = parseBuffer<unknown>(bytes);
  const members: Record<string, string | string[]> = Object.create(null);
  for (const [key, value] of Object.entries(Object(root))) {
    if (typeof value === 'string') members[key] = value;
    else if (Array.isArray(value)) members[key] = value.filter((item) => typeof item === 'string');
  }
  return members;
}

/** Reads `plist > dict > key`, and the `string` or `array > string` after each; anything deeper is passed over. */
function parseXml(xml: string): PropertyList {
  const members: Record<string, string | string[]> = Object.create(null);
  const parser = createParser(true, { trim: false });
  const open: string[] = [];
  let key = '';
  let text = '';
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = ({ name }) => {
    open.push(name);
    text = '';
    if (open.join('/') === 'plist/dict/array') members[key] = [];
  };
  parser.ontext = parser.oncdata = (part) => {
    text += part;
  };
  parser.onclosetag = () => {
    const path = open.join('/');
    open.pop();
    const list = members[key];
    if (path === 'plist/dict/key') key = text;
    else if (path === 'plist/dict/string') members[key] = text;
    else if (path === 'plist/dict/array/string' && Array.isArray(list)) list.push(text);
    text = '';
  };
  parser.write(xml.replace(/^\ufeff/, '')).close();
  if (!/<plist[\s>]/.test(xml)) throw new TypeError('not a property list');
  return members;
}
