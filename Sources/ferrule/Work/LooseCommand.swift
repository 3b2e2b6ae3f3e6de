import Guide
import Plant
import Store

/// What to type about a loose end.
enum LooseCommand {
  static func text(_ next: LooseNext) -> String {
    switch next {
    case .work(let ref): "ferrule work \(ShellWord.quoted(ref))"
    case .resume(let code): "ferrule work --resume \(code)"
    // What is said to be open is said to be up, too; one that is not gets a fault.
    case .seeUp(let ref): "ferrule record port \(ShellWord.quoted(ref)) --open --by NAME"
    case .type(let command), .bringBack(_, let command): command
    case .closeTask(let task): "ferrule task close \(FaultRow.shortID(task))"
    }
  }
}
