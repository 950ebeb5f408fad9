namespace LifecycleKit.Tracking;

/// <summary>One message of a play on a day, to be counted for the shop with a save.</summary>
/// <param name="Play">The key of the play.</param>
/// <param name="Day">The day, in the zone of the shop.</param>
/// <param name="MaxCount">The daily budget: the save is refused when the count has reached it. Null for a message that was sent, which
/// counts in any case.</param>
public readonly record struct PlayUse(string Play, DateOnly Day, int? MaxCount)
{
    /// <summary>Returns the play, the day and the budget; culture-invariant.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Play} on {Day:yyyy-MM-dd}{(MaxCount is { } max ? $", at most {max}" : string.Empty)}");
}
