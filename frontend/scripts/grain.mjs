/** Draws `src/app/grain.png`, the film grain of drawn posters: black and white specks, mostly transparent. */
import { writeFile } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';

const SIZE = 96;
/** Opacities of the specks. Few steps make a small file. */
const STEPS = [0, 8, 16, 26];

let state = 20_240_229;
const random = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
};

/** The palette: transparent, then white and black in every opacity. */
const palette = [[0, 0], ...STEPS.slice(1).flatMap((alpha) => [[255, alpha], [0, alpha]])];
const lines = Array.from({ length: SIZE }, () => {
  const bytes = Buffer.alloc(1 + SIZE / 2);
  for (let x = 0; x < SIZE; x += 2) {
    const [one, two] = [0, 0].map(() => Math.floor(random() ** 1.3 * palette.length));
    bytes[1 + x / 2] = (one << 4) | two;
  }
  return bytes;
});

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

const header = Buffer.alloc(13);
header.writeUInt32BE(SIZE, 0);
header.writeUInt32BE(SIZE, 4);
// Four bits per pixel, with a palette.
header.set([4, 3, 0, 0, 0], 8);
await writeFile(
  new URL('../src/app/grain.png', import.meta.url),
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(([grey]) => [grey, grey, grey]))),
    chunk('tRNS', Buffer.from(palette.map(([, alpha]) => alpha))),
    chunk('IDAT', deflateSync(Buffer.concat(lines), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]),
);
