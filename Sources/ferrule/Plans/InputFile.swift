import Crypto
import Foundation
import Store

/// Reads a file a person named.
enum InputFile {
  static let limit = 512 * 1_024 * 1_024

  /// The file's bytes; what is no plain file, too large or not there is refused with a sentence.
  ///
  /// A file of more than `most` bytes is refused before it is read.
  static func read(_ path: String, most limit: Int = limit) throws -> [UInt8] {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw CommandError(
        .missing, "no-file",
        errno == ENOENT
          ? "There is no file \(path)."
          : "\(path) cannot be read: \(String(cString: strerror(errno))).",
        next: errno == ENOENT ? "ls" : "ls -l \(ShellWord.quoted(path))")
    }
    // A pipe would be waited for, and a device gives no end of bytes.
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw CommandError(
        .badInput, "not-a-file",
        "\(path) is \(OtherFileKind.word(UInt32(status.st_mode))), not a file.",
        next: "ls -ld \(ShellWord.quoted(path))")
    }
    let size = Int(status.st_size)
    guard size <= limit else {
      throw CommandError(
        .badInput, "too-large",
        "\(path) has \(size) bytes; \(limit >> 20) MiB are the most that is read.",
        next: "ls -l \(ShellWord.quoted(path))")
    }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw CommandError(
        .missing, "no-file", "\(path) cannot be read.", next: "ls -l \(ShellWord.quoted(path))")
    }
    defer { try? handle.close() }
    do {
      let data = try handle.read(upToCount: limit + 1) ?? Data()
      guard data.count <= limit else {
        throw CommandError(
          .badInput, "too-large", "\(path) is larger than \(limit >> 20) MiB.",
          next: "ls -l \(ShellWord.quoted(path))")
      }
      return Array(data)
    } catch let error as CommandError {
      throw error
    } catch {
      throw CommandError(
        .missing, "no-file", "\(path) cannot be read to its end: is the medium damaged?",
        next: "copy the file again, then type the command again")
    }
  }

  /// SHA-256 of bytes; 32 bytes.
  static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    Array(SHA256.hash(data: bytes))
  }
}
