import ArgumentParser
import Guide
import Interop
import Paper
import Plant
import Store

struct ProcedureList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the procedures.")

  @OptionGroup var options: StoreOptions

  func run() throws {
    let all = try options.open().read { try ProcedureShelf($0).entries() }
    if options.json {
      let rows = all.map { entry in
        let procedure = entry.procedure
        return JSONValue.object([
          ("name", .string(procedure.name)), ("version", .integer(Int64(procedure.version))),
          ("about", .string(procedure.about)),
          ("origin", .string(entry.isOfSite ? "site" : "shipped")),
          ("sha256", .string(Hexadecimal.text(InputFile.sha256(entry.text)))),
          ("steps", .integer(Int64(procedure.steps.count))),
        ])
      }
      return Console.out(JSONValue.object([("procedures", .array(rows))]).pretty)
    }
    var table = Table(["name", "version", "steps", "from", "about"])
    for entry in all {
      let procedure = entry.procedure
      table.add([
        procedure.name, "\(procedure.version)", "\(procedure.steps.count)",
        entry.isOfSite ? "site" : "ferrule", procedure.about,
      ])
    }
    Console.out(table.text())
  }
}
