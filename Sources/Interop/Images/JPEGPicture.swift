internal import Plant

/// JPEG, marker by marker: ITU-T T.81.
enum JPEGPicture {
  private enum Marker {
    static let startOfImage: UInt8 = 0xD8
    static let endOfImage: UInt8 = 0xD9
    static let startOfScan: UInt8 = 0xDA
    /// Stand alone, without a length; the first is for arithmetic coding.
    static func isBare(_ marker: UInt8) -> Bool { marker == 0x01 || isRestart(marker) }
    static func isRestart(_ marker: UInt8) -> Bool { (0xD0...0xD7).contains(marker) }
    /// Start of a frame, which has the picture's sides; C4, C8 and CC are something else.
    static func isFrame(_ marker: UInt8) -> Bool {
      (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
    }
  }

  static func begins(_ scan: ByteScan) -> Bool {
    scan.has([0xFF, Marker.startOfImage])
  }

  static func read(_ scan: ByteScan) throws(ImageError) -> RecognizedImage {
    var image: RecognizedImage?
    var hasScan = false
    var place = 2
    while true {
      let (marker, next) = try marker(scan, at: place)
      if marker == Marker.endOfImage { break }
      if Marker.isBare(marker) {
        place = next
        continue
      }
      guard marker >= 0xC0, marker != Marker.startOfImage else { throw damaged(place) }
      guard let length = scan.big16(next) else { throw .truncated("JPEG", after: scan.count) }
      guard length >= 2 else { throw damaged(place) }
      guard next + length <= scan.count else { throw .truncated("JPEG", after: scan.count) }
      if Marker.isFrame(marker) {
        let frame = try frame(scan, at: next, length)
        // A file may hold a smaller picture of the same; the first is the one shown.
        image = image ?? frame
      }
      place = next + length
      if marker == Marker.startOfScan {
        guard image != nil else { throw damaged(place) }
        hasScan = true
        place = try endOfScan(scan, from: place)
      }
    }
    guard let image, hasScan else {
      throw ImageError(
        .damaged, "The JPEG has a beginning and an end, and no picture between them.")
    }
    return image
  }

  /// The marker at a place, and where it ends; any number of FF may stand before it.
  private static func marker(_ scan: ByteScan, at place: Int) throws(ImageError) -> (UInt8, Int) {
    guard let first = scan.byte(place) else { throw .truncated("JPEG", after: scan.count) }
    guard first == 0xFF else { throw damaged(place) }
    var next = place + 1
    while true {
      guard let marker = scan.byte(next) else { throw .truncated("JPEG", after: scan.count) }
      next += 1
      if marker == 0xFF { continue }
      guard marker != 0 else { throw damaged(place) }
      return (marker, next)
    }
  }

  private static func frame(_ scan: ByteScan, at place: Int, _ length: Int) throws(ImageError)
    -> RecognizedImage
  {
    guard length >= 8, let height = scan.big16(place + 3), let width = scan.big16(place + 5),
      let components = scan.byte(place + 7)
    else { throw damaged(place) }
    guard components > 0, length == 8 + 3 * Int(components) else { throw damaged(place) }
    return try RecognizedImage(.jpeg, widthPX: width, heightPX: height)
  }

  /// Where the marker after the picture's data begins: an FF that is neither stuffed nor a restart.
  private static func endOfScan(_ scan: ByteScan, from start: Int) throws(ImageError) -> Int {
    let found = scan.bytes.withUnsafeBufferPointer { bytes -> Int? in
      var place = start
      while place + 1 < bytes.count {
        if bytes[place] != 0xFF {
          place += 1
        } else if bytes[place + 1] == 0 || Marker.isRestart(bytes[place + 1]) {
          place += 2
        } else {
          return place
        }
      }
      return nil
    }
    guard let found else { throw .truncated("JPEG", after: scan.count) }
    return found
  }

  private static func damaged(_ place: Int) -> ImageError {
    ImageError(.damaged, "The JPEG is damaged at byte \(place): no part of a picture begins there.")
  }
}
