import Interop
import Store

/// What a command refuses before a store is asked.
struct CommandError: DescribedError {
  var exit: ExitKind
  var codeText: String
  var message: String
  var next: String?

  init(_ exit: ExitKind, _ code: String, _ message: String, next: String? = nil) {
    self.exit = exit
    codeText = code
    self.message = message
    self.next = next
  }

  init(_ error: ImportError) {
    self.init(
      .badInput, error.code.rawValue, "\(error) Nothing was imported.",
      next: "mend the file, then type the command again")
  }
}
