internal import Foundation

extension Floor {
  /// All files and folders with their paths; folders have no bytes.
  ///
  /// Left out is what no power cut has to spare: temporary files of the system, and SQLite's shared
  /// memory, which is built anew.
  func files() throws -> [String: [UInt8]?] {
    var out: [String: [UInt8]?] = [:]
    let root = folder.path(percentEncoded: false)
    guard let names = FileManager.default.enumerator(atPath: root) else { return out }
    while let name = names.nextObject() as? String {
      guard Self.counts(name) else { continue }
      let path = path(name)
      if names.fileAttributes?[.type] as? FileAttributeType == .typeDirectory {
        out[path] = .some(nil)
      } else {
        out[path] = .some([UInt8](try Data(contentsOf: URL(filePath: path))))
      }
    }
    return out
  }

  /// Makes the files and folders what they are told to be.
  ///
  /// A file that is already so is not touched: what its key file's times say stays true.
  func restore(_ wanted: [String: [UInt8]?]) throws {
    let root = folder.path(percentEncoded: false)
    let wanted = wanted.filter { Self.counts(String($0.key.dropFirst(root.count + 1))) }
    for path in try files().keys.sorted(by: >) where wanted[path] == nil {
      try FileManager.default.removeItem(atPath: path)
    }
    for (path, bytes) in wanted.sorted(by: { $0.key < $1.key }) {
      guard let bytes else {
        try FileManager.default.createDirectory(
          atPath: path, withIntermediateDirectories: true)
        continue
      }
      let url = URL(filePath: path)
      if let there = try? Data(contentsOf: url), there.elementsEqual(bytes) { continue }
      try Data(bytes).write(to: url)
      // The program makes a key its owner's alone when it makes the file, before a byte is in it.
      if url.pathExtension == "key" {
        try FileManager.default.setAttributes(
          [.posixPermissions: 0o600], ofItemAtPath: url.path(percentEncoded: false))
      }
    }
    for path in wanted.keys where path.hasSuffix(".db") {
      try? FileManager.default.removeItem(atPath: path + "-shm")
    }
  }

  private static func counts(_ name: String) -> Bool {
    !name.hasSuffix("-shm") && name != "tmp" && !name.hasPrefix("tmp/")
  }
}
