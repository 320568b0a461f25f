//! Pictures of the demonstration, drawn here: a sky, hills, a river, trees, houses, and what an idea is about. As PNG, which then goes the way of every
//! picture that people send.

use crate::demo::people::one_of;
use flate2::{Compression, Crc, write::ZlibEncoder};
use std::io::Write;

/// Width and height.
const SIZE: (usize, usize) = (720, 480);
/// All of the picture.
const WHOLE: ((i64, i64), (i64, i64)) = ((0, 0), (720, 480));

type Colour = [u8; 3];

struct Canvas(Vec<Colour>);

impl Canvas {
    fn new(top: Colour, bottom: Colour) -> Self {
        let (width, height) = SIZE;
        let row = |y: usize| {
            let mix = |a: u8, b: u8| {
                let sum = usize::from(a) * (height - y) + usize::from(b) * y;
                u8::try_from(sum / height).unwrap_or(a)
            };
            [
                mix(top[0], bottom[0]),
                mix(top[1], bottom[1]),
                mix(top[2], bottom[2]),
            ]
        };
        Self(
            (0..height)
                .flat_map(|y| std::iter::repeat_n(row(y), width))
                .collect(),
        )
    }

    /// Paints every point of a rectangle of which this is true.
    fn paint(
        &mut self,
        colour: Colour,
        ((left, top), (width, height)): ((i64, i64), (i64, i64)),
        is_in: impl Fn(i64, i64) -> bool,
    ) {
        let (_, (wide, high)) = WHOLE;
        for y in top.max(0)..(top + height).min(high) {
            for x in left.max(0)..(left + width).min(wide) {
                let at = usize::try_from(y * wide + x).unwrap_or(0);
                if let Some(pixel) = self.0.get_mut(at).filter(|_| is_in(x, y)) {
                    *pixel = colour;
                }
            }
        }
    }

    fn rectangle(&mut self, colour: Colour, at: (i64, i64), size: (i64, i64)) {
        self.paint(colour, (at, size), |_, _| true);
    }

    fn circle(&mut self, colour: Colour, (cx, cy): (i64, i64), radius: i64) {
        let around = ((cx - radius, cy - radius), (2 * radius, 2 * radius));
        self.paint(colour, around, |x, y| {
            (x - cx).pow(2) + (y - cy).pow(2) <= radius * radius
        });
    }

    fn tree(&mut self, (x, y): (i64, i64), size: i64) {
        self.rectangle(
            [96, 72, 52],
            (x - size / 10, y - size / 2),
            (size / 5, size / 2),
        );
        self.circle([58, 122, 72], (x, y - size), size / 2);
        self.circle([72, 140, 84], (x - size / 5, y - size - size / 6), size / 3);
    }

    fn house(&mut self, (x, y): (i64, i64), size: i64, wall: Colour) {
        self.rectangle(wall, (x, y - size), (size, size));
        self.paint(
            [150, 66, 52],
            (
                (x - size / 5, y - size - size / 2),
                (size * 3 / 2, size / 2),
            ),
            |px, py| {
                let down = py - (y - size - size / 2);
                (0..size / 2).contains(&down) && (px - x - size / 2).abs() <= down * 11 / 10
            },
        );
        for (column, row) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
            let at = (
                x + size / 6 + column * size * 2 / 5,
                y - size + size / 6 + row * size * 2 / 5,
            );
            self.rectangle([236, 226, 190], at, (size / 4, size / 4));
        }
    }
}

/// A view of the town, another for each number.
pub fn view(seed: u64) -> Vec<u8> {
    let n = |salt: u64, of: usize| {
        i64::try_from(one_of(seed.wrapping_mul(31).wrapping_add(salt), of)).unwrap_or(0)
    };
    let skies: [(Colour, Colour); 3] = [
        ([120, 176, 222], [226, 238, 244]),
        ([244, 196, 140], [250, 232, 206]),
        ([150, 168, 186], [220, 226, 230]),
    ];
    let (top, bottom) = skies[one_of(seed, 3)];
    let mut canvas = Canvas::new(top, bottom);
    canvas.circle([255, 236, 170], (120 + n(1, 480), 90 + n(2, 60)), 34);
    let (hill, wave) = (230 + n(3, 40), 50 + n(4, 40));
    canvas.paint([138, 172, 128], WHOLE, |x, y| {
        y > hill + (x - 360).pow(2) / (wave * 40)
    });
    canvas.paint([112, 158, 104], WHOLE, |x, y| {
        y > hill + 70 - (x - 200).pow(2) / 2600
    });
    let river = 372 + n(5, 24);
    canvas.paint([104, 150, 184], WHOLE, |x, y| {
        (river..river + 44).contains(&(y + x / 24))
    });
    for house in 0..3 + n(6, 3) {
        let wall = [[222, 204, 176], [206, 214, 206], [226, 186, 160]]
            [one_of(seed + 7 + house.unsigned_abs(), 3)];
        canvas.house(
            (60 + house * 118 + n(8, 40), river - 24),
            66 + n(9, 22),
            wall,
        );
    }
    for tree in 0..4 + n(10, 4) {
        canvas.tree(
            (
                40 + tree * 96 + n(11, 50),
                470 - n(12 + tree.unsigned_abs(), 30),
            ),
            60 + n(13, 30),
        );
    }
    png(&canvas)
}

/// The canvas as PNG (ISO/IEC 15948): eight bits a colour, no filter.
fn png(canvas: &Canvas) -> Vec<u8> {
    let number = |n: usize| u32::try_from(n).unwrap_or(0).to_be_bytes();
    let mut head = [number(SIZE.0), number(SIZE.1)].concat();
    head.extend([8, 2, 0, 0, 0]);
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    for row in canvas.0.chunks(SIZE.0) {
        let line: Vec<u8> = std::iter::once(0)
            .chain(row.iter().flatten().copied())
            .collect();
        // Writing into memory does not fail.
        let _ = packed.write_all(&line);
    }
    let packed = packed.finish().unwrap_or_default();
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, data) in [(b"IHDR", head), (b"IDAT", packed), (b"IEND", Vec::new())] {
        let mut sum = Crc::new();
        sum.update(name);
        sum.update(&data);
        file.extend(number(data.len()));
        file.extend(name);
        file.extend(data);
        file.extend(sum.sum().to_be_bytes());
    }
    file
}
