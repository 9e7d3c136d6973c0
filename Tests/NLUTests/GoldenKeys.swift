/// Numbers that no change of the code may change: models on disk are made of them.
enum GoldenKeys {
    static let a: UInt64 = 14_235_716_501_377_461_316
    static let startA: UInt64 = 15_835_660_161_676_231_250
    static let aEnd: UInt64 = 4_912_278_837_048_811_541
    static let random: [UInt64] = [12_895_639_517_224_068_341, 8_672_369_133_767_061_117]
}
