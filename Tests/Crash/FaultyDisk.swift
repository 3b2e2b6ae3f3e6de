public import Foundation

/// The library that makes a disk fail, built from `Tests/FaultyDisk/FaultyDisk.c`.
public struct FaultyDisk: Sendable {
  let library: String

  /// Builds the library with the C compiler that is there.
  ///
  /// - Throws: a ``HarnessError`` if there is no compiler, or this is not Linux.
  public init(in folder: URL) throws {
    #if os(Linux)
      let source = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "FaultyDisk/FaultyDisk.c")
      library = folder.appending(path: "FaultyDisk.so").path(percentEncoded: false)
      for compiler in ["cc", "clang"] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
          compiler, "-O1", "-shared", "-fPIC", "-o", library, source.path(percentEncoded: false),
        ]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        if process.terminationStatus == 0 { return }
      }
      throw HarnessError("FaultyDisk.c cannot be built: is there a C compiler named cc or clang?")
    #else
      throw HarnessError("A failing disk is played on Linux only.")
    #endif
  }

  /// The variables that make a program meet a fault under a folder.
  func variables(_ fault: Fault, under folder: String, hit: String) -> [String: String] {
    guard case .disk(let kind, let call) = fault else { return [:] }
    var variables = [
      "LD_PRELOAD": library, "FAULTY_DISK_UNDER": folder, "FAULTY_DISK_HOW": kind.how,
      "FAULTY_DISK_AT": "\(call)", "FAULTY_DISK_HIT": hit,
    ]
    if kind.stays { variables["FAULTY_DISK_STAYS"] = "1" }
    return variables
  }

  /// The variables that write down what a program does to files under a folder.
  func variables(tracing file: String, under folder: String) -> [String: String] {
    ["LD_PRELOAD": library, "FAULTY_DISK_UNDER": folder, "FAULTY_DISK_TRACE": file]
  }
}

/// Why no fault could be played at all.
public struct HarnessError: Error, CustomStringConvertible {
  /// The sentence.
  public var description: String

  init(_ description: String) {
    self.description = description
  }
}
