/// Tells picture files from others by their content, never by their names.
///
/// The structure is walked from the first byte to the picture's end, so that a file that was cut off
/// or is no picture is refused; no pixel is decoded. What follows the end of a picture belongs to the
/// file and is not looked at: phones and scopes append data of their own.
public enum ImageRecognition {
  /// Reads what the file says of itself.
  public static func recognize(_ bytes: [UInt8]) throws(ImageError) -> RecognizedImage {
    guard !bytes.isEmpty else { throw ImageError(.empty, "The file is empty: it has no bytes.") }
    let scan = ByteScan(bytes: bytes)
    if PNGPicture.begins(scan) { return try PNGPicture.read(scan) }
    if JPEGPicture.begins(scan) { return try JPEGPicture.read(scan) }
    if BMPPicture.begins(scan) { return try BMPPicture.read(scan) }
    throw OtherFile.refusal(scan)
  }
}
