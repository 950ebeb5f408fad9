namespace LifecycleKit.Stages;

/// <summary>Lengths of time that hold a customer back: MinStay, Cooldown, ConfirmFor.</summary>
/// <remarks>They are not shorter than a minute, so that a pair of stages between which a customer goes to and fro stays cheap for years.</remarks>
internal static class HoldDuration
{
    public const string Suggestion = "Give a length from 1 minute to 36 500 days.";

    /// <summary>What is wrong with a length; null when nothing is.</summary>
    public static string? Problem(TimeSpan length) => length >= TimeSpan.FromMinutes(1) && length <= TimeSpan.FromDays(36_500)
        ? null
        : FormattableString.Invariant($"{length} is out of range.");
}
