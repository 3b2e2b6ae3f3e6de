/// The person left at a question within a question, or nothing more will come: no answer is recorded.
struct PersonLeft: Error {}
