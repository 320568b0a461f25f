//! Pictures as they come in, and as they are kept: read within limits, turned upright, made smaller, and drawn anew. Nothing of the file itself is
//! kept, so neither the place a camera wrote into it nor whatever else hides in it.

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, RgbImage};
use std::io::Cursor;
use tokio::sync::Semaphore;

/// Largest file, in bytes.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;
/// Most pixels of a picture.
pub const MAX_PIXELS: u64 = 50_000_000;
/// Longest side that is read.
const MAX_SIDE: u32 = 20_000;
/// Memory that reading one picture may take: 50 million pixels of four bytes, and some room.
const MAX_MEMORY: u64 = 256 * 1024 * 1024;
/// Longest side of the large picture.
const LARGE: u32 = 1600;
/// Longest side of the small picture.
const SMALL: u32 = 480;
/// Quality of JPEG, of 100.
const QUALITY: u8 = 82;
/// Pictures that are read at once: each may take much memory for a moment.
static READING: Semaphore = Semaphore::const_new(2);

/// A picture as it is kept.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// The large one.
    pub large: Jpeg,
    /// The small one.
    pub small: Jpeg,
}

/// A picture of one size.
#[derive(Clone, Debug)]
pub struct Jpeg {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// Why a file is no picture for us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaFault {
    /// More than 8 MB.
    TooLarge,
    /// Not JPEG, PNG or WebP, whatever its name says.
    NoPicture,
    /// More than 50 million pixels, or more memory to read than that.
    TooManyPixels,
    /// It ends too early, or contradicts itself.
    Broken,
}

impl MediaFault {
    /// The key of the message at the field.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::TooLarge => "error-picture-large",
            Self::NoPicture => "error-picture-kind",
            Self::TooManyPixels => "error-picture-pixels",
            Self::Broken => "error-picture-broken",
        }
    }
}

/// Reads a file that somebody sent and draws it anew, beside other work.
///
/// # Errors
/// [`MediaFault`].
pub async fn take(bytes: Vec<u8>) -> Result<Drawn, MediaFault> {
    let _turn = READING.acquire().await.map_err(|_| MediaFault::Broken)?;
    tokio::task::spawn_blocking(move || draw(&bytes))
        .await
        .unwrap_or(Err(MediaFault::Broken))
}

/// Reads a file and draws it anew, in two sizes.
///
/// # Errors
/// [`MediaFault`].
pub fn draw(bytes: &[u8]) -> Result<Drawn, MediaFault> {
    if bytes.len() > MAX_BYTES {
        return Err(MediaFault::TooLarge);
    }
    let format = image::guess_format(bytes).map_err(|_| MediaFault::NoPicture)?;
    if !matches!(
        format,
        ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP
    ) {
        return Err(MediaFault::NoPicture);
    }
    let picture = read(bytes, format)?;
    let large = flat(&fitted(picture, LARGE));
    let small = fitted(DynamicImage::ImageRgb8(large.clone()), SMALL).into_rgb8();
    Ok(Drawn {
        large: written(&large)?,
        small: written(&small)?,
    })
}

fn read(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, MediaFault> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| fault(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS || decoder.total_bytes() > MAX_MEMORY {
        return Err(MediaFault::TooManyPixels);
    }
    // What the camera says of its own position; a file that says nonsense is shown as it lies.
    let orientation = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| fault(&error))?;
    if let Some(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    Ok(picture)
}

fn fault(error: &ImageError) -> MediaFault {
    match error {
        ImageError::Limits(_) => MediaFault::TooManyPixels,
        ImageError::Unsupported(_) => MediaFault::NoPicture,
        _ => MediaFault::Broken,
    }
}

/// The picture with no side longer than this; a smaller one stays as it is.
fn fitted(picture: DynamicImage, longest: u32) -> DynamicImage {
    if picture.width() <= longest && picture.height() <= longest {
        return picture;
    }
    // Far too large ones are halved by averages first: filters of a better kind take seconds for them.
    let picture = if picture.width().max(picture.height()) > longest * 3 {
        picture.thumbnail(longest * 2, longest * 2)
    } else {
        picture
    };
    picture.resize(longest, longest, FilterType::CatmullRom)
}

/// What is transparent becomes white: JPEG knows no other way.
fn flat(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let from = picture.to_rgba8();
    let mut to = RgbImage::new(from.width(), from.height());
    for (new, old) in to.pixels_mut().zip(from.pixels()) {
        let [r, g, b, alpha] = old.0;
        let over_white = |c: u8| {
            let sum = u32::from(c) * u32::from(alpha) + 255 * (255 - u32::from(alpha));
            u8::try_from(sum / 255).unwrap_or(u8::MAX)
        };
        new.0 = [over_white(r), over_white(g), over_white(b)];
    }
    to
}

fn written(picture: &RgbImage) -> Result<Jpeg, MediaFault> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
    picture
        .write_with_encoder(encoder)
        .map_err(|_| MediaFault::Broken)?;
    Ok(Jpeg {
        bytes,
        width: picture.width(),
        height: picture.height(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::codecs::png::PngEncoder;
    use image::{ExtendedColorType, ImageEncoder, Rgb, Rgba, RgbaImage};

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let picture = RgbImage::from_fn(width, height, |x, _| {
            Rgb([u8::from(x > width / 2) * 200, 40, 90])
        });
        picture
            .write_with_encoder(PngEncoder::new(&mut bytes))
            .expect("written");
        bytes
    }

    #[test]
    fn a_picture_is_drawn_in_two_sizes() {
        let drawn = draw(&png(2000, 1000)).expect("drawn");
        assert_eq!((drawn.large.width, drawn.large.height), (1600, 800));
        assert_eq!((drawn.small.width, drawn.small.height), (480, 240));
        assert_eq!(
            image::guess_format(&drawn.large.bytes).ok(),
            Some(ImageFormat::Jpeg)
        );
        let tiny = draw(&png(3, 2)).expect("drawn");
        assert_eq!((tiny.large.width, tiny.small.height), (3, 2));
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        assert_eq!(
            draw(b"PK\x03\x04 a zip that is called photo.png").err(),
            Some(MediaFault::NoPicture)
        );
        assert_eq!(draw(b"").err(), Some(MediaFault::NoPicture));
        assert_eq!(
            draw(b"GIF89a\x01\x00\x01\x00").err(),
            Some(MediaFault::NoPicture)
        );
        assert_eq!(
            draw(b"<svg xmlns='http://www.w3.org/2000/svg'/>").err(),
            Some(MediaFault::NoPicture)
        );
        assert_eq!(
            draw(&vec![0; MAX_BYTES + 1]).err(),
            Some(MediaFault::TooLarge)
        );
        let whole = png(200, 200);
        assert_eq!(
            draw(&whole[..whole.len() / 2]).err(),
            Some(MediaFault::Broken)
        );
    }

    #[test]
    fn a_bomb_is_refused_before_it_is_read() {
        // Says that it has 16 thousand million pixels.
        let mut bomb = png(4, 4);
        bomb[16..24].copy_from_slice(&[0, 1, 0xff, 0xff, 0, 1, 0xff, 0xff]);
        let mut crc = flate2::Crc::new();
        crc.update(&bomb[12..29]);
        bomb[29..33].copy_from_slice(&crc.sum().to_be_bytes());
        assert_eq!(draw(&bomb).err(), Some(MediaFault::TooManyPixels));
        // Within the longest side, but too many in all; a file of a few kilobytes.
        let mut bytes = Vec::new();
        let empty = vec![0; 8000 * 7000];
        PngEncoder::new(&mut bytes)
            .write_image(&empty, 8000, 7000, ExtendedColorType::L8)
            .expect("written");
        assert_eq!(draw(&bytes).err(), Some(MediaFault::TooManyPixels));
    }

    #[test]
    fn what_is_transparent_becomes_white() {
        let mut bytes = Vec::new();
        RgbaImage::from_pixel(8, 8, Rgba([0, 0, 0, 0]))
            .write_with_encoder(PngEncoder::new(&mut bytes))
            .expect("written");
        let drawn = draw(&bytes).expect("drawn");
        let seen = image::load_from_memory(&drawn.large.bytes)
            .expect("read")
            .into_rgb8();
        assert!(seen.get_pixel(4, 4).0.iter().all(|c| *c > 250));
    }

    /// A JPEG that lies on its side, with the place it was taken at in its EXIF.
    #[test]
    fn it_is_turned_upright_and_tells_no_place() {
        let mut plain = Vec::new();
        let wide = RgbImage::from_fn(40, 20, |x, _| {
            if x < 20 {
                Rgb([250, 0, 0])
            } else {
                Rgb([0, 0, 250])
            }
        });
        wide.write_with_encoder(JpegEncoder::new_with_quality(&mut plain, 95))
            .expect("written");
        // One entry of the first directory: orientation (0x0112), 6: the right side is the top (Exif 2.3, 4.6.4).
        let exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0GPS 52.5N 13.4E";
        let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
        let mut file = plain[..2].to_vec();
        file.extend([0xff, 0xe1]);
        file.extend(length);
        file.extend(exif);
        file.extend(&plain[2..]);
        let drawn = draw(&file).expect("drawn");
        assert_eq!((drawn.large.width, drawn.large.height), (20, 40));
        let seen = image::load_from_memory(&drawn.large.bytes)
            .expect("read")
            .into_rgb8();
        assert!(seen.get_pixel(10, 5).0[0] > 200, "what was left is above");
        for bytes in [&drawn.large.bytes, &drawn.small.bytes] {
            assert!(!bytes.windows(4).any(|w| w == b"Exif" || w == b"GPS "));
        }
    }
}
