import ArgumentParser
import Foundation
import Paper
import Store

struct Checklist: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What is due in a row of racks, in walking order, to print or carry.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case html
    case csv
    case json
  }

  @Option(help: "The row of racks.")
  var row: String

  @Flag(help: "Healthy ports too, marked DO NOT TOUCH.")
  var all = false

  @Option(help: "text, html, csv or json.")
  var format: Format?

  @Option(name: .shortAndLong, help: "Write it to this file.")
  var output: String?

  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    let sheet = try ChecklistSheet.make(
      store, row: row, all: all, technician: try options.author(store))
    let text =
      switch format ?? (options.json ? .json : .text) {
      case .text: Paper.ChecklistText.text(sheet)
      case .html: Paper.ChecklistHTML.text(sheet)
      case .csv: Paper.ChecklistCSV.text(sheet)
      case .json: Paper.ChecklistJSON.text(sheet)
      }
    guard let output else { return Console.sheet(text) }
    guard try OutputFile.write(Array(text.utf8), to: output) else { return }
    let path = URL(fileURLWithPath: output).standardizedFileURL.path
    if options.json {
      let counts = sheet.counts
      Console.out(
        JSONValue.object([
          ("file", .string(path)), ("to_do", .optional(counts.toDo)),
          ("do_not_touch", .optional(counts.doNotTouch)),
        ]).pretty)
    } else {
      Console.out("Wrote \(output): \(sheet.counts.text).")
    }
  }
}
