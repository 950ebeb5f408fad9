using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace Shop.Pages;

/// <summary>The stage of a customer in a track, why, and what would change it.</summary>
public sealed record TrackStory(TrackView View, string Why, IReadOnlyList<string> WouldChange)
{
    #region why
    public static TrackStory Of(TrackExplanation explanation, CustomerExport? kept)
    {
        var view = explanation.View;
        var last = kept?.Transitions.Select(one => one.Notice).LastOrDefault(notice => notice.Track == view.Track);
        var why = last is not null && last.To == view.Stage && last.EffectiveAt == view.EnteredAt ? Text(last)
            : last is null ? "no rule has fired yet, or a rule fired as time passed, and the next sweep saves it"
            : "a rule fired as time passed; the next sweep saves the transition and calls the handlers";
        return new TrackStory(view, why, [.. explanation.PossibleTransitions.Select(one => one.ToString())]);
    }
    #endregion

    private static string Text(TransitionNotice notice) => notice.Transition.Cause == EventTriggers.None
        ? $"the rule {notice.Rule} led here from {notice.From} as time passed"
        : $"the rule {notice.Rule} led here from {notice.From} on {notice.Transition.Cause}";
}
