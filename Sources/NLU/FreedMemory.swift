import CKernels

/// Memory that was used and is free again.
package enum FreedMemory {
    /// Gives it back to the system. The C library keeps what threads have freed between pieces that are still in use, for ever: after work
    /// on all the data, such as training or a look for faults, that is most of what a process that stays takes up.
    package static func giveBack() { tk_give_back() }
}
