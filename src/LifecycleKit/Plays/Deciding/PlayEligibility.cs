using System.Runtime.CompilerServices;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Experiments;

namespace LifecycleKit.Plays;

/// <summary>Finds what blocks plays for one customer at one instant. What several plays share is computed once.</summary>
internal ref struct PlayEligibility
{
    private readonly Playbook _book;
    private readonly PlayInput _input;
    private readonly Facts _facts;
    private readonly long _at;
    private readonly TimeZoneInfo _zone;
    private readonly bool _isControl;
    private readonly CapAllowance _overall;
    private ChannelAllowances _onChannels;

    public PlayEligibility(Playbook book, in PlayInput input)
    {
        _book = book;
        _input = input;
        _at = input.AsOf.UtcTicks;
        _zone = input.TimeZone ?? input.Context.TimeZone;
        _facts = input.ToFacts();
        _isControl = book.ControlGroup is { } control && control.Contains(input.SubjectKey, input.AsOf);
        _overall = CapAllowance.Of(book.FrequencyCaps.AsSpan(), input.Messages, null, Channels.All, _at, _zone);
    }

    /// <summary>The number of messages that the caps of the playbook still allow.</summary>
    public readonly int OverallLeft => _overall.Left;

    /// <summary>
    /// Returns what blocks a play, or <see cref="PlayOutcome.Chosen"/> when nothing does. Other plays are not considered. Control groups
    /// and the arm come last: their outcome means that nothing else blocks the play.
    /// </summary>
    /// <param name="play">The play.</param>
    /// <param name="trace">Receives the leaves of the condition in the order of evaluation; null when they are not needed.</param>
    public PlayResult Evaluate(Play play, ConditionTrace? trace = null)
    {
        if (play.When is { } when)
        {
            var truth = trace is null ? when.Evaluate(_facts) : when.Evaluate(_facts, trace);
            if (truth != Truth.True)
                return new PlayResult(play, truth == Truth.False ? PlayOutcome.ConditionFalse : PlayOutcome.ConditionUnknown);
        }

        if (!HasConsent(play)) return new PlayResult(play, PlayOutcome.NoConsent);
        var byTime = EvaluateLimits(play);
        return byTime.Outcome == PlayOutcome.Chosen ? new PlayResult(play, OutcomeOfArm(play)) : byTime;
    }

    /// <summary>Checks cooldown, frequency caps, quiet hours and daily budget, in that order; chosen when none blocks the play.</summary>
    private PlayResult EvaluateLimits(Play play)
    {
        var messages = _input.Messages;
        if (play.Cooldown > TimeSpan.Zero)
        {
            var cooldown = CapAllowance.Of([FrequencyCap.InWindow(1, play.Cooldown)], messages, play.Key, Channels.All, _at, _zone);
            if (cooldown.Left == 0) return new PlayResult(play, PlayOutcome.CoolingDown, cooldown.UntilTicks);
        }

        var channel = ChannelIndex.Of(play.Channel);
        var own = CapAllowance.Of(play.FrequencyCaps.AsSpan(), messages, play.Key, Channels.All, _at, _zone);
        var shared = AllowanceOn(channel, play.Channel);
        if (own.Left == 0 || shared.Left == 0 || _overall.Left == 0)
            return new PlayResult(play, PlayOutcome.Capped, Math.Max(own.UntilTicks, Math.Max(shared.UntilTicks, _overall.UntilTicks)));

        var quiet = _book.QuietHoursOf(channel);
        if (quiet.Contains(_at, _zone)) return new PlayResult(play, PlayOutcome.QuietHours, quiet.EndAfter(_at, _zone, out _));
        return IsSpent(play, out var until)
            ? new PlayResult(play, PlayOutcome.BudgetSpent, until) : new PlayResult(play, PlayOutcome.Chosen);
    }

    private readonly PlayOutcome OutcomeOfArm(Play play)
    {
        if (_isControl) return PlayOutcome.UniversalControl;
        if (play.HeldOut > 0 && SubjectBucket.Of(play.HeldOutSalt, _input.SubjectKey) < play.HeldOut) return PlayOutcome.HeldOut;
        return play.Experiment is null || IsInArm(play) ? PlayOutcome.Chosen : PlayOutcome.OtherArm;
    }

    private readonly bool IsInArm(Play play)
    {
        var experiment = _book.ExperimentOf(play);
        return experiment.IsRunning(_input.AsOf)
            && experiment.ArmOf(_input.SubjectKey, _input.History.Exposures.ArmOf(experiment.Key)) is { } arm
            && string.Equals(arm.Key, play.Arm, StringComparison.Ordinal);
    }

    /// <summary>Returns whether the general consent on the channel and the consent on the category both allow the play.</summary>
    private readonly bool HasConsent(Play play)
    {
        if (play.Consent == ConsentNeed.None) return true;
        var consents = _input.History.Consents;
        var hasGeneral = consents.TryGet(play.Channel, string.Empty, out var general);
        var hasCategory = consents.TryGet(play.Channel, play.Category, out var category);
        if ((hasGeneral && !general.HoldsAt(_input.AsOf)) || (hasCategory && !category.HoldsAt(_input.AsOf))) return false;
        return hasGeneral || hasCategory
            || (play.Consent == ConsentNeed.Contactable && _input.History.Details.Contacts.IsContactable(play.Channel, _input.AsOf));
    }

    private CapAllowance AllowanceOn(int channel, Channels channels)
    {
        ref var allowance = ref _onChannels[channel];
        return allowance ??= CapAllowance.Of(_book.ChannelCaps(channel), _input.Messages, null, channels, _at, _zone);
    }

    private readonly bool IsSpent(Play play, out long until)
    {
        until = 0;
        if (play.DailyBudget is not { } maxCount || _input.Budget is not { } budget) return false;
        var day = CalendarDays.DayNumber(_at, _input.Context.TimeZone);
        if (budget.GetCount(play.Key, DateOnly.FromDayNumber(day)) < maxCount) return false;
        until = CalendarDays.StartOfDay(day + 1, _input.Context.TimeZone);
        return true;
    }
}

/// <summary>What the caps of each channel allow; null where it has not been computed.</summary>
[InlineArray(ChannelIndex.Count)]
internal struct ChannelAllowances
{
    private CapAllowance? _first;
}
