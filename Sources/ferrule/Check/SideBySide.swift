import Dispatch
import Synchronization

/// Work in portions that do not depend on each other, on all processors.
enum SideBySide {
  /// Calls a function with every number below `count`; its answers are in order.
  static func map<Answer: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Answer) -> [Answer] {
    let answers = Mutex<[Int: Answer]>([:])
    DispatchQueue.concurrentPerform(iterations: count) { number in
      let answer = work(number)
      answers.withLock { $0[number] = answer }
    }
    return answers.withLock { answers in (0..<count).compactMap { answers[$0] } }
  }
}
