using LifecycleKit.Customers;
using LifecycleKit.Experiments;
using LifecycleKit.Plays;

namespace LifecycleKit.Tests.Plays;

/// <summary>Decides as documented, play by play, over plain lists.</summary>
internal static class NaivePlays
{
    /// <summary>Returns the outcome of each play.</summary>
    public static Dictionary<string, PlayOutcome> Decide(PlayCase x)
    {
        var outcomes = x.Book.Plays.ToDictionary(play => play.Key, play => Obstacle(x, play));
        var taken = new HashSet<Channels>();
        var chosen = 0;
        foreach (var play in x.Book.Plays.Where(play => outcomes[play.Key] == PlayOutcome.Chosen)
                     .OrderByDescending(play => play.Priority)
                     .ThenBy(play => -Math.Log((SubjectBucket.Of($"order:{play.Key}", x.Subject) + 0.5) / 10_000) / play.Weight)
                     .ThenBy(play => play.Key, StringComparer.Ordinal)
                     .ToList())
        {
            if (taken.Contains(play.Channel))
            {
                outcomes[play.Key] = PlayOutcome.LostTo;
            }
            else if (x.Book.FrequencyCaps.Any(cap => Count(x, cap, _ => true) + chosen >= cap.MaxCount))
            {
                outcomes[play.Key] = PlayOutcome.Capped;
            }
            else if ((outcomes[play.Key] = Arm(x, play)) == PlayOutcome.Chosen)
            {
                taken.Add(play.Channel);
                chosen++;
            }
        }

        return outcomes;
    }

    /// <summary>Returns the number of messages that a cap counts.</summary>
    public static int Count(PlayCase x, FrequencyCap cap, Func<SentMessage, bool> isMeant)
    {
        var messages = Enumerable.Range(0, x.History.Messages.Count).Select(i => x.History.Messages[i])
            .Where(message => message.SentAt <= x.At && isMeant(message));
        return cap.Rolling > TimeSpan.Zero
            ? messages.Count(message => message.SentAt > x.At - cap.Rolling)
            : messages.Count(
                message => CalendarDays.DateOf(message.SentAt, x.Zone) > CalendarDays.DateOf(x.At, x.Zone).AddDays(-cap.CalendarDays));
    }

    private static PlayOutcome Obstacle(PlayCase x, Play play)
    {
        if (!HasStage(x, play)) return PlayOutcome.OtherStage;
        if (play.When is { } when && when.ToString().Contains('1', StringComparison.Ordinal) && x.History.Orders.OrderCount < 1)
            return PlayOutcome.ConditionFalse;
        if (!HasConsent(x, play)) return PlayOutcome.NoConsent;
        if (play.Cooldown > TimeSpan.Zero && Count(x, FrequencyCap.InWindow(1, play.Cooldown), message => message.Play == play.Key) > 0)
            return PlayOutcome.CoolingDown;
        if (play.FrequencyCaps.Any(cap => Count(x, cap, message => message.Play == play.Key) >= cap.MaxCount)
            || x.Book.GetFrequencyCaps(play.Channel).Any(cap => Count(x, cap, message => message.Channel == play.Channel) >= cap.MaxCount)
            || x.Book.FrequencyCaps.Any(cap => Count(x, cap, _ => true) >= cap.MaxCount))
        {
            return PlayOutcome.Capped;
        }

        if (x.Book.GetQuietHours(play.Channel).Contains(x.At, x.Zone)) return PlayOutcome.QuietHours;
        return x.Budget.GetCount(play.Key, CalendarDays.DateOf(x.At, PlayCase.Shop)) >= (play.DailyBudget ?? int.MaxValue)
            ? PlayOutcome.BudgetSpent : PlayOutcome.Chosen;
    }

    /// <summary>Returns the outcome of a play that only control groups or an arm can block.</summary>
    private static PlayOutcome Arm(PlayCase x, Play play)
    {
        if (x.Book.ControlGroup is { } control && control.Contains(x.Subject, x.At)) return PlayOutcome.UniversalControl;
        if (SubjectBucket.Of($"hold-out:{play.Key}", x.Subject) < play.HeldOut) return PlayOutcome.HeldOut;
        return play.Arm is not null && (x.History.Exposures.ArmOf("test") ?? PlayCase.Test.ArmOf(x.Subject)?.Key) != play.Arm
            ? PlayOutcome.OtherArm : PlayOutcome.Chosen;
    }

    private static bool HasStage(PlayCase x, Play play) => play.Stages.IsEmpty
        || x.Stages.Any(
            stage =>
                stage.Groups.Append(stage.Stage).Any(name => play.Stages.Contains(name) || play.Stages.Contains($"{stage.Track}:{name}")));

    private static bool HasConsent(PlayCase x, Play play)
    {
        if (play.Consent == ConsentNeed.None) return true;
        var consents = new[] { "", play.Category }.Distinct()
            .Where(category => x.History.Consents.TryGet(play.Channel, category, out _))
            .Select(category => x.History.Consents.TryGet(play.Channel, category, out var consent) && consent.HoldsAt(x.At)).ToList();
        if (consents.Contains(false)) return false;
        return consents.Count > 0
            || (play.Consent == ConsentNeed.Contactable && x.History.Profile.Contacts.IsContactable(play.Channel, x.At));
    }
}
