import ArgumentParser
import Change
import Foundation
import Interop
import Paper
import Store

/// Ends the program with the sentence, the next command and the exit code of an error.
enum Exit {
  static func leave(with error: any Error) -> Never {
    if let code = error as? ExitCode { exit(code.rawValue) }
    guard let trouble = described(error) else { leave(withUsage: error) }
    if CommandLine.arguments.contains("--json") {
      let fields: [(String, JSONValue)] = [
        ("code", .string(trouble.codeText)), ("message", .string(trouble.message)),
        ("next", .optional(trouble.next)),
      ]
      Console.out(JSONValue.object([("error", .object(fields))]).pretty)
    }
    Console.error("ferrule: \(trouble.message)")
    sayNext(trouble)
    exit(trouble.exit.rawValue)
  }

  /// The command to type after an error, if there is one.
  static func sayNext(_ trouble: any DescribedError) {
    if let next = trouble.next { Console.error("   next: \(next)") }
  }

  /// What the argument parser says: help, a version, or a word typed wrongly.
  private static func leave(withUsage error: any Error) -> Never {
    let code = Ferrule.exitCode(for: error)
    if code == .validationFailure, CommandLine.arguments.contains("--json") {
      let fields: [(String, JSONValue)] = [
        ("code", .string("usage")), ("message", .string(Ferrule.message(for: error))),
        ("next", .string("ferrule --help")),
      ]
      Console.out(JSONValue.object([("error", .object(fields))]).pretty)
    }
    let lines = Ferrule.fullMessage(for: error).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    if code == .success, lines.contains(where: isLongUsage) {
      // Of help only the usage is not folded by the parser; what it makes for shells is left alone.
      Console.out(lines.flatMap { isLongUsage($0) ? folded($0) : [$0] }.joined(separator: "\n"))
      exit(code.rawValue)
    }
    guard code != .success else { Ferrule.exit(withError: error) }
    for line in lines {
      for part in folded(line) { Console.error(part) }
    }
    exit(code.rawValue)
  }

  private static func isLongUsage(_ line: String) -> Bool {
    line.hasPrefix("USAGE: ") && TextWidth.columns(line) > 80
  }

  /// A line of a message in lines of 80 columns, each but the first a little further to the right.
  private static func folded(_ line: String) -> [String] {
    guard TextWidth.columns(line) > 80 else { return [line] }
    let indent = String(line.prefix { $0 == " " })
    return TextWidth.wrapped(line, to: 80 - indent.count - 2).enumerated().map { number, part in
      indent + (number == 0 ? "" : "  ") + part
    }
  }

  private static func described(_ error: any Error) -> (any DescribedError)? {
    switch error {
    case let error as any DescribedError: error
    case let error as ImportError: CommandError(error)
    // What others send is told change by change: one that ends a command is of this laptop's own log.
    case let error as ChangeError:
      StoreError(
        .damaged, "The log of this store does not take the change. \(error)", next: "ferrule doctor"
      )
    default: nil
    }
  }
}
