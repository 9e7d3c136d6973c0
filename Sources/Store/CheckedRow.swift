internal import GRDB

extension Row {
    /// The value of a column. A damaged file may hold anything: this throws where a subscript would end the process.
    func callAsFunction<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ column: Int) throws -> Value {
        try decode(atIndex: column)
    }

    func callAsFunction<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ column: String) throws -> Value {
        try decode(forColumn: column)
    }
}
