import Crypto
import Foundation
import Store

/// Reads a file a person named.
enum InputFile {
  private static let limit = 512 * 1_024 * 1_024

  /// The file's bytes; what is no plain file, too large or not there is refused with a sentence.
  static func read(_ path: String) throws -> [UInt8] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw CommandError(.missing, "no-file", "There is no file \(path).", next: "ls")
    }
    guard !isFolder.boolValue else {
      throw CommandError(
        .badInput, "not-a-file", "\(path) is a folder, not a file.",
        next: "ls \(ShellWord.quoted(path))")
    }
    let size =
      (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber)?.intValue ?? 0
    guard size <= limit else {
      throw CommandError(
        .badInput, "too-large", "\(path) has \(size) bytes; more than 512 MiB is no plan.",
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
          .badInput, "too-large", "\(path) is larger than 512 MiB.",
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
