namespace LifecycleKit.Stages;

/// <summary>Checks the durations that delay a move: MinStay, Cooldown and ConfirmFor.</summary>
/// <remarks>The minimum is one minute, so that two stages between which a customer moves back and forth stay cheap for years.</remarks>
internal static class HoldDuration
{
    public const string Suggestion = "Give a duration from 1 minute to 36 500 days.";

    /// <summary>Returns what is wrong with a duration; null when it is valid.</summary>
    public static string? Problem(TimeSpan length) => length >= TimeSpan.FromMinutes(1) && length <= TimeSpan.FromDays(36_500)
        ? null
        : FormattableString.Invariant($"{length} is out of range.");
}
