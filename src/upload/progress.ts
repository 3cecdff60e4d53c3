/** The options of a {@link Progress}. */
interface ProgressOptions {
  /** Bytes of the file. */
  readonly total: number;
  /** Unix milliseconds. */
  readonly now: () => number;
  readonly log: (line: string) => void;
}

const stepPercent = 10;
const megabyte = 1_000_000;

/** The progress of an upload: a line at every ten percent, with rate and time left. */
export class Progress {
  readonly #options: ProgressOptions;
  readonly #startedAt: number;
  #sent = 0;
  #logged = 0;

  constructor(options: ProgressOptions) {
    this.#options = options;
    this.#startedAt = options.now();
  }

  /** Counts bytes that were sent; negative for those of a part that has to be sent again. */
  add(bytes: number): void {
    const { total, log } = this.#options;
    this.#sent += bytes;
    const percent = Math.floor((this.#sent / total) * (100 / stepPercent)) * stepPercent;
    if (percent <= this.#logged) return;
    this.#logged = percent;
    log(`Uploaded ${percent}% (${this.#describe()})`);
  }

  #describe(): string {
    const { total, now } = this.#options;
    const seconds = Math.max(0.001, (now() - this.#startedAt) / 1000);
    const rate = this.#sent / seconds;
    const sizes = `${formatMegabytes(this.#sent)} of ${formatMegabytes(total)} MB`;
    const described = `${sizes}, ${formatMegabytes(rate)} MB/s`;
    if (this.#sent === total) return described;
    return `${described}, ${formatSeconds(Math.ceil((total - this.#sent) / rate))} left`;
  }
}

/** Formats bytes as megabytes: `12.3`. */
export function formatMegabytes(bytes: number): string {
  return (bytes / megabyte).toFixed(1);
}

/** Formats seconds for people: `45 s`, `12 min 5 s`, `1 h 2 min`. */
export function formatSeconds(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return `${seconds} s`;
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
