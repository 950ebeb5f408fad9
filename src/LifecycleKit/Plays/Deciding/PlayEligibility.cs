using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Experiments;

namespace LifecycleKit.Plays;

/// <summary>Judges plays for one customer at one instant; what is the same for many of them is found out once.</summary>
internal ref struct PlayEligibility
{
    private readonly Playbook _book;
    private readonly PlayInput _input;
    private readonly Facts _facts;
    private readonly long _at;
    private readonly TimeZoneInfo _zone;
    private readonly bool _isControl;
    private readonly CapAllowance _overall;
    private ChannelAllowances _rooms;

    public PlayEligibility(Playbook book, in PlayInput input)
    {
        (_book, _at, _zone) = (book, input.AsOf.UtcTicks, input.TimeZone ?? input.Context.TimeZone);
        _input = input;
        _facts = input.ToFacts();
        _isControl = book.ControlGroup is { } control && control.Contains(input.SubjectKey, input.AsOf);
        _overall = CapAllowance.Of(book.FrequencyCaps.AsSpan(), input.History.Messages, null, Channels.All, _at, _zone);
    }

    /// <summary>How many plays the caps of the playbook leave room for.</summary>
    public readonly int OverallLeft => _overall.Left;

    /// <summary>
    /// Chosen when nothing holds the play back, whatever the other plays. The control groups and the arm come last: their outcome says that
    /// nothing else does.
    /// </summary>
    /// <param name="play">The play.</param>
    /// <param name="trace">Receives the leaves of its condition as they are asked; null when they are not wanted.</param>
    public PlayResult Judge(Play play, ConditionTrace? trace = null)
    {
        if (play.When is { } when)
        {
            var truth = trace is null ? when.Evaluate(_facts) : when.Evaluate(_facts, trace);
            if (truth != Truth.True) return new PlayResult(play, truth == Truth.False ? PlayOutcome.ConditionFalse : PlayOutcome.ConditionUnknown);
        }

        if (!HasConsent(play)) return new PlayResult(play, PlayOutcome.NoConsent);
        var byTime = HeldBackByTime(play);
        return byTime.Outcome == PlayOutcome.Chosen ? new PlayResult(play, OutcomeOfArm(play)) : byTime;
    }

    /// <summary>Rest, caps, quiet hours and budget, in that order; chosen when none holds the play back.</summary>
    private PlayResult HeldBackByTime(Play play)
    {
        var messages = _input.History.Messages;
        if (play.Cooldown > TimeSpan.Zero)
        {
            var rest = CapAllowance.Of([FrequencyCap.InWindow(1, play.Cooldown)], messages, play.Key, Channels.All, _at, _zone);
            if (rest.Left == 0) return new PlayResult(play, PlayOutcome.CoolingDown, rest.UntilTicks);
        }

        var channel = ChannelIndex.Of(play.Channel);
        var own = CapAllowance.Of(play.FrequencyCaps.AsSpan(), messages, play.Key, Channels.All, _at, _zone);
        var shared = RoomOn(channel, play.Channel);
        if (own.Left == 0 || shared.Left == 0 || _overall.Left == 0)
            return new PlayResult(play, PlayOutcome.Capped, Math.Max(own.UntilTicks, Math.Max(shared.UntilTicks, _overall.UntilTicks)));

        var quiet = _book.QuietHoursOf(channel);
        if (quiet.Contains(_at, _zone)) return new PlayResult(play, PlayOutcome.QuietHours, quiet.EndAfter(_at, _zone, out _));
        return IsSpent(play, out var until) ? new PlayResult(play, PlayOutcome.BudgetSpent, until) : new PlayResult(play, PlayOutcome.Chosen);
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
            && experiment.ArmOf(_input.SubjectKey, _input.History.Exposures.ArmOf(experiment.Key)) is { } arm && string.Equals(arm.Key, play.Arm, StringComparison.Ordinal);
    }

    /// <summary>The general word on the channel and the word on the category must both allow it: the stricter one wins.</summary>
    private readonly bool HasConsent(Play play)
    {
        if (play.Consent == ConsentNeed.None) return true;
        var consents = _input.History.Consents;
        var hasGeneral = consents.TryGet(play.Channel, string.Empty, out var general);
        var hasCategory = consents.TryGet(play.Channel, play.Category, out var category);
        if ((hasGeneral && !general.HoldsAt(_input.AsOf)) || (hasCategory && !category.HoldsAt(_input.AsOf))) return false;
        return hasGeneral || hasCategory
            || (play.Consent == ConsentNeed.Contactable && _input.History.Profile.Contacts.IsContactable(play.Channel, _input.AsOf));
    }

    private CapAllowance RoomOn(int channel, Channels channels)
    {
        ref var room = ref _rooms[channel];
        return room ??= CapAllowance.Of(_book.ChannelCaps(channel), _input.History.Messages, null, channels, _at, _zone);
    }

    private readonly bool IsSpent(Play play, out long until)
    {
        until = 0;
        if (play.DailyBudget is not { } most || _input.Budget is not { } budget) return false;
        var day = CalendarDays.DayNumber(_at, _input.Context.TimeZone);
        if (budget.Sent(play.Key, DateOnly.FromDayNumber(day)) < most) return false;
        until = CalendarDays.StartOfDay(day + 1, _input.Context.TimeZone);
        return true;
    }
}
