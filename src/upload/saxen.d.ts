/** The part of saxen that is used; the package has no types. */
declare module 'saxen' {
  /** A parser that reports what it reads. An error is thrown. */
  export class Parser {
    on(event: 'openTag' | 'closeTag', handle: (name: string) => void): this;
    on(event: 'text', handle: (text: string, decode: (text: string) => string) => void): this;
    on(event: 'cdata', handle: (text: string) => void): this;
    parse(xml: string): void;
  }
}
