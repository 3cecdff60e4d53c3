import { Parser } from 'saxen';
import {
  isBinaryPropertyList,
  type PropertyList,
  parseBinaryPropertyList,
} from './binary-property-list.ts';

/**
 * Parses a property list, binary or XML. Deeper levels are not read, so the time that it takes does not depend on them.
 *
 * @throws {Error} if it is neither, or damaged
 */
export function parsePropertyList(bytes: Buffer): PropertyList {
  return isBinaryPropertyList(bytes)
    ? parseBinaryPropertyList(bytes)
    : parseXml(bytes.toString('utf8'));
}

/** The depth of `plist > dict > array > string`. */
const maxDepth = 4;

/** A reference to an entity that XML does not define itself. A property list has no others. */
const unknownEntity = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i;

/** Reads `plist > dict > key`, and the `string` or `array > string` after each. */
function parseXml(xml: string): PropertyList {
  const members: Record<string, string | string[]> = Object.create(null);
  const open: string[] = [];
  const path = (): string => (open.length > maxDepth ? '' : open.join('/'));
  let key = '';
  let text = '';
  new Parser()
    .on('openTag', (name) => {
      open.push(name);
      text = '';
      if (open[0] !== 'plist') throw new TypeError('it is not a property list');
      if (path() === 'plist/dict/array') members[key] = [];
    })
    .on('text', (part, decode) => {
      if (unknownEntity.test(part)) throw new TypeError('it has an unknown entity');
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
          if (Array.isArray(list)) list.push(text);
      }
      open.pop();
      text = '';
    })
    .parse(xml.replace(/^\ufeff/, ''));
  return members;
}
