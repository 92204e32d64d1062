// Codes from the camera or from a photo: by the browser itself where it can, else by the decoder that lies beside (vendor/zxing).
const FORMATS = ["qr_code", "code_128"];
const EVERY = 160;
const WIDEST = 1600;

async function ownDetector() {
  if (!("BarcodeDetector" in window)) return null;
  try {
    const known = await BarcodeDetector.getSupportedFormats();
    const wanted = FORMATS.filter((format) => known.includes(format));
    return wanted.length === FORMATS.length ? new BarcodeDetector({ formats: wanted }) : null;
  } catch {
    return null;
  }
}

function decoder() {
  const { ZXing } = window;
  const hints = new Map([
    [ZXing.DecodeHintType.POSSIBLE_FORMATS, [ZXing.BarcodeFormat.QR_CODE, ZXing.BarcodeFormat.CODE_128]],
    [ZXing.DecodeHintType.TRY_HARDER, true],
  ]);
  const reader = new ZXing.MultiFormatReader();
  reader.setHints(hints);
  return (canvas) => {
    const source = new ZXing.HTMLCanvasElementLuminanceSource(canvas);
    try {
      return reader.decode(new ZXing.BinaryBitmap(new ZXing.HybridBinarizer(source))).getText();
    } catch {
      // Nothing to read in this picture.
      return "";
    } finally {
      reader.reset();
    }
  };
}

function drawn(source, width, height) {
  const shrink = Math.min(1, WIDEST / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * shrink);
  canvas.height = Math.round(height * shrink);
  canvas.getContext("2d", { willReadFrequently: true }).drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}

export const cameraReason = () => {
  if (!window.isSecureContext) return "这个地址不是 https，浏览器不允许使用摄像头。请用“拍照识别”或输入编号。";
  if (!navigator.mediaDevices || !navigator.mediaDevices.getUserMedia) return "这个浏览器不能使用摄像头。请用“拍照识别”或输入编号。";
  return "";
};

export class Camera {
  constructor(video) {
    this.video = video;
    this.stream = null;
  }

  // Calls `found(text)` for every code seen, until `stop`.
  async start(found) {
    this.stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: { ideal: "environment" }, width: { ideal: 1280 }, height: { ideal: 720 } },
      audio: false,
    });
    this.video.srcObject = this.stream;
    await this.video.play();
    const own = await ownDetector();
    const decode = own ? null : decoder();
    const look = async () => {
      if (!this.stream) return;
      const { videoWidth: width, videoHeight: height } = this.video;
      if (width) {
        const text = own ? await firstOf(own, this.video) : decode(drawn(this.video, width, height));
        if (text && this.stream) found(text.trim());
      }
      this.timer = setTimeout(look, EVERY);
    };
    look();
  }

  stop() {
    clearTimeout(this.timer);
    if (this.stream) for (const track of this.stream.getTracks()) track.stop();
    this.stream = this.video.srcObject = null;
  }
}

async function firstOf(detector, source) {
  try {
    const codes = await detector.detect(source);
    return codes.length ? codes[0].rawValue : "";
  } catch {
    return "";
  }
}

export async function readPhoto(file) {
  const bitmap = await createImageBitmap(file);
  const own = await ownDetector();
  const text = own ? await firstOf(own, bitmap) : "";
  return text || decoder()(drawn(bitmap, bitmap.width, bitmap.height));
}

// A photo small enough to be sent from a basement: at most 1600 pixels wide.
export async function shrunk(file) {
  const bitmap = await createImageBitmap(file);
  const canvas = drawn(bitmap, bitmap.width, bitmap.height);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob || file), "image/jpeg", 0.82));
}
