namespace LifecycleKit.Import;

/// <summary>A date that two orders read as different days.</summary>
/// <param name="Example">The cell.</param>
/// <param name="Day">The days since 0001-01-01 in the order of the lower number.</param>
/// <param name="OtherDay">The days since 0001-01-01 in the order of the higher number.</param>
internal sealed record InstantDoubt(CellExample Example, int Day, int OtherDay);
