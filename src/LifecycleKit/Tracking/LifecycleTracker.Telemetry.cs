using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

public sealed partial class LifecycleTracker
{
    /// <summary>Whether anything listens to metrics or activities of a call that records an event.</summary>
    private static bool IsObserved => TrackerMetrics.AreEventsObserved || TrackerActivities.AreObserved;

    // Lambdas of their own methods, so that they are only made when something listens.
    private ValueTask<RecordResult> ObservedRecordAsync(
        string customerId, CustomerEvent customerEvent, CancellationToken cancellationToken) =>
        ObserveAsync(
            customerEvent.Kind, () => RecordAsync(new CustomerKey(Scope, customerId), customerEvent, null, cancellationToken));

    private ValueTask<RecordResult> ObservedTryRecordAsync(
        string customerId, CustomerEvent customerEvent, CancellationToken cancellationToken) =>
        ObserveAsync(customerEvent.Kind, () => RecordInTimeAsync(customerId, customerEvent, cancellationToken));

    /// <summary>Runs a call that records one event within an activity, and counts and times it.</summary>
    private async ValueTask<RecordResult> ObserveAsync(CustomerEventKind kind, Func<ValueTask<RecordResult>> record)
    {
        using var activity = TrackerActivities.Start(TrackerActivities.Record, Scope);
        activity?.SetTag(TelemetryTags.Kind, TelemetryTags.NameOf(kind));
        var start = _shared.Time.GetTimestamp();
        try
        {
            var result = await record().ConfigureAwait(false);
            if (result.Error is { } error) TrackerActivities.Fail(activity, error);
            activity?.SetTag(TelemetryTags.TransitionCount, result.Transitions.Count);
            Observed(result.Outcome, result.IsLate, result.Error);
            return result;
        }
        catch (Exception error)
        {
            TrackerActivities.Fail(activity, error);
            Observed(TelemetryTags.OutcomeOf(error), false, error);
            throw;
        }

        void Observed(RecordOutcome outcome, bool isLate, Exception? error)
        {
            activity?.SetTag(TelemetryTags.Outcome, TelemetryTags.NameOf(outcome));
            TrackerMetrics.AddDuration(Scope, outcome, _shared.Time.GetElapsedTime(start));
            TrackerMetrics.CountEvent(Scope, kind, outcome, isLate, error);
        }
    }
}
