import Foundation
import Interop
import Store

/// A picture file as it was read.
struct ImageFile {
  /// The file's name, without folders.
  var name: String
  /// When the scope last wrote it, by the scope's clock; ms UTC, nil where the card does not say.
  var writtenMS: Int64?
  var original: ImageOriginal
  var picture: RecognizedImage

  /// Reads a file and recognises the picture in it.
  ///
  /// What it is and how large is asked before a byte of it is read, and no pipe is waited for.
  static func read(_ path: String) throws(ImageRefusal) -> ImageFile {
    let (bytes, writtenMS) = try contents(path)
    do {
      let picture = try ImageRecognition.recognize(bytes)
      return ImageFile(
        name: path.split(separator: "/").last.map(String.init) ?? path, writtenMS: writtenMS,
        original: ImageOriginal(bytes: bytes), picture: picture)
    } catch {
      throw ImageRefusal(path, error)
    }
  }

  /// Reads a file again that was recognised before.
  static func original(_ path: String) throws(ImageRefusal) -> ImageOriginal {
    ImageOriginal(bytes: try contents(path).bytes)
  }

  private static func contents(_ path: String) throws(ImageRefusal) -> (
    bytes: [UInt8], writtenMS: Int64?
  ) {
    // Opening a device can do something to it: what it is comes first.
    var status = stat()
    guard stat(path, &status) == 0 else { throw trouble(path) }
    try check(status, path)
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard file >= 0 else { throw trouble(path) }
    defer { close(file) }
    guard fstat(file, &status) == 0 else { throw trouble(path) }
    let size = try check(status, path)
    let bytes = try read(file, size, path)
    #if canImport(Darwin)
      let seconds = status.st_mtimespec.tv_sec
    #else
      let seconds = status.st_mtim.tv_sec
    #endif
    // A file system may say any number; a scope's clock has years of four digits.
    let isTime = (1...253_402_300_799).contains(seconds)
    return (bytes, isTime ? Int64(seconds) * 1_000 : nil)
  }

  /// - Returns: the size; bytes.
  @discardableResult
  private static func check(_ status: stat, _ path: String) throws(ImageRefusal) -> Int {
    guard status.st_mode & S_IFMT == S_IFREG else {
      let kind = OtherFileKind.word(UInt32(status.st_mode))
      throw ImageRefusal(path, "not-a-file", "This is \(kind), not a file.")
    }
    guard status.st_size > 0 else {
      throw ImageRefusal(path, "empty", "The file is empty: it has no bytes.")
    }
    guard status.st_size <= ImageOriginal.mostBytes else {
      throw ImageRefusal(
        path, "too-large",
        "The file has \(status.st_size) bytes; a picture may have \(ImageOriginal.mostBytes).")
    }
    return Int(status.st_size)
  }

  private static func read(_ file: Int32, _ size: Int, _ path: String) throws(ImageRefusal)
    -> [UInt8]
  {
    var fault: Int32 = 0
    // One byte more than there should be, to see whether the file grows.
    let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { target, filled in
      while filled <= size {
        let got = Foundation.read(file, target.baseAddress.map { $0 + filled }, size + 1 - filled)
        if got < 0, errno == EINTR { continue }
        if got < 0 { fault = errno }
        guard got > 0 else { break }
        filled += got
      }
    }
    guard fault == 0 else {
      throw ImageRefusal(
        path, "unreadable",
        "The file cannot be read to its end: \(String(cString: strerror(fault))). Is the card damaged?"
      )
    }
    guard bytes.count == size else {
      throw ImageRefusal(path, "unsteady", "The file changed while it was read.")
    }
    return bytes
  }

  private static func trouble(_ path: String) -> ImageRefusal {
    let fault = errno
    switch fault {
    case ENOENT, ENOTDIR: return ImageRefusal(path, "no-file", "There is no such file.", .missing)
    default:
      return ImageRefusal(
        path, "unreadable", "The file cannot be read: \(String(cString: strerror(fault))).")
    }
  }
}
