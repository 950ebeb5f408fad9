using LifecycleKit.Conditions;
using LifecycleKit.Experiments;

namespace LifecycleKit.Plays;

/// <summary>Plays that nobody gets: of an arm without customers, of an experiment that is over, or for everybody held back.</summary>
internal static class NeverChosenPlays
{
    public static IEnumerable<Diagnostic> Of(Playbook book)
    {
        if (book.ControlGroup is { BasisPoints: SubjectBucket.Count })
            yield return Warning("controlGroup", "The universal control group holds everybody back from every play.", "Make it smaller.");
        foreach (var play in book.Plays)
        {
            if (play.Experiment is not null && book.ExperimentOf(play).Find(play.Arm!)!.BasisPoints == 0)
                yield return Warning($"plays/{play.Key}/arm", $"No customer gets '{play.Key}': the arm '{play.Arm}' of '{play.Experiment}' has no share.", "Give it one, or take the play out.");
        }
    }

    /// <summary>The plays of experiments that are over at an instant.</summary>
    public static IEnumerable<Diagnostic> Ended(Playbook book, DateTimeOffset asOf) =>
        from play in book.Plays
        where play.Experiment is not null && book.ExperimentOf(play).To is { } to && asOf >= to
        select Warning(
            $"plays/{play.Key}/experiment",
            $"No customer gets '{play.Key}' any more: the experiment '{play.Experiment}' ended at {ConditionText.Instant(book.ExperimentOf(play).To!.Value.UtcTicks)}.",
            "Take the play out, or out of the experiment.");

    private static Diagnostic Warning(string path, string message, string suggestion) => Diagnostic.Warning(DiagnosticIds.NeverChosen, path, message, suggestion);
}
