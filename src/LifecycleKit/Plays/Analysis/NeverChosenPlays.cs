using LifecycleKit.Conditions;
using LifecycleKit.Experiments;

namespace LifecycleKit.Plays;

/// <summary>
/// Finds plays that no customer gets: in an arm without a share, in an ended experiment, or behind a control group of all customers.
/// </summary>
internal static class NeverChosenPlays
{
    public static IEnumerable<Diagnostic> Of(Playbook book)
    {
        if (book.ControlGroup is { BasisPoints: SubjectBucket.Count })
        {
            yield return Warning(
                "controlGroup", "The universal control group holds all customers, so no customer gets any play.",
                "Reduce its basis points.");
        }

        foreach (var play in book.Plays)
        {
            if (play.Experiment is not null && book.ExperimentOf(play).Find(play.Arm!)!.BasisPoints == 0)
            {
                yield return Warning(
                    $"plays/{play.Key}/arm", $"No customer gets '{play.Key}': the arm '{play.Arm}' of '{play.Experiment}' has no share.",
                    "Give the arm a share, or remove the play.");
            }
        }
    }

    /// <summary>Finds the plays of experiments that have ended at an instant.</summary>
    public static IEnumerable<Diagnostic> Ended(Playbook book, DateTimeOffset asOf) =>
        from play in book.Plays
        where play.Experiment is not null && book.ExperimentOf(play).To is { } to && asOf >= to
        select Warning(
            $"plays/{play.Key}/experiment",
            $"No customer gets '{play.Key}': the experiment '{play.Experiment}' ended at {ConditionText.Instant(book.ExperimentOf(play).To!.Value.UtcTicks)}.",
            "Remove the play, or its experiment.");

    private static Diagnostic Warning(string path, string message, string suggestion) =>
        Diagnostic.Warning(DiagnosticIds.NeverChosen, path, message, suggestion);
}
