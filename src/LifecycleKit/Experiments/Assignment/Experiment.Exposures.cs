using LifecycleKit.Customers;

namespace LifecycleKit.Experiments;

public sealed partial class Experiment
{
    /// <summary>
    /// Creates the event to record when a customer is exposed to an arm: when they get the treatment or, in the control, would have got it.
    /// </summary>
    /// <param name="at">The instant, within the experiment's dates.</param>
    /// <param name="arm">The arm, as <see cref="ArmOf(string, string?)"/> returned it.</param>
    /// <param name="eventId">The host's id of the event; null for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="arm"/> is null: a customer outside the experiment is not
    /// exposed.</exception>
    /// <exception cref="ArgumentException">The experiment has no arm of that key.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The experiment does not run at that instant, or the instant is missing.</exception>
    public CustomerEvent Exposure(DateTimeOffset at, ExperimentArm arm, string? eventId = null)
    {
        ArgumentNullException.ThrowIfNull(arm);
        if (Find(arm.Key) is null) throw new ArgumentException($"The experiment '{Key}' has no arm '{arm.Key}'.", nameof(arm));
        return IsRunning(at)
            ? CustomerEvent.Exposure(at, Key, arm.Key, eventId)
            : throw new ArgumentOutOfRangeException(nameof(at), at, $"The experiment '{Key}' does not run at this instant.");
    }

    /// <summary>
    /// Returns the exposure that one event records; <c>default</c> when the event is not an exposure to this experiment within its dates.
    /// </summary>
    /// <remarks>
    /// The exposures of all events of a customer, merged in any order, are the customer's exposure. An arm that the experiment no longer
    /// has counts too.
    /// </remarks>
    public FirstExposure ExposureOf(in CustomerEvent customerEvent) =>
        customerEvent.Kind == CustomerEventKind.Exposure && customerEvent.Experiment == Key && IsRunning(customerEvent.At)
            ? new FirstExposure(customerEvent.Arm!, customerEvent.At) : default;

    /// <summary>Returns a customer's exposure, from all events of that customer, in any order.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    public FirstExposure ExposureOf(IEnumerable<CustomerEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var sum = default(FirstExposure);
        foreach (var e in events) sum = sum.Merge(ExposureOf(in e));
        return sum;
    }
}
