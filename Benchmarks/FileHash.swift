import Crypto
import Foundation

/// Reading a file and hashing it, with nothing else: the least a reader of a bundle can do.
enum FileHash {
  static func time(_ path: String) throws -> Took {
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw BenchError("\(path) cannot be read")
    }
    defer { try? file.close() }
    let (_, took) = try Stopwatch.time {
      var hasher = SHA256()
      while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
        hasher.update(data: piece)
      }
      return hasher.finalize()
    }
    return took
  }
}
