using LifecycleKit.Customers;

namespace LifecycleKit.Experiments;

public sealed partial class Experiment
{
    /// <summary>The event to record when a customer meets the arm: sees, gets, or, in control, would have got what is tried.</summary>
    /// <param name="at">When; within the experiment's dates.</param>
    /// <param name="arm">The arm, such as <see cref="ArmOf(string, string?)"/> gave it.</param>
    /// <param name="eventId">The host's id of the event; null for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="arm"/> is null: who is outside is not exposed.</exception>
    /// <exception cref="ArgumentException">The experiment has no arm of that key.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The experiment does not run then, or the instant is missing.</exception>
    public CustomerEvent Exposure(DateTimeOffset at, ExperimentArm arm, string? eventId = null)
    {
        ArgumentNullException.ThrowIfNull(arm);
        if (Find(arm.Key) is null) throw new ArgumentException($"The experiment '{Key}' has no arm '{arm.Key}'.", nameof(arm));
        return IsRunning(at)
            ? CustomerEvent.Exposure(at, Key, arm.Key, eventId)
            : throw new ArgumentOutOfRangeException(nameof(at), at, $"The experiment '{Key}' does not run then.");
    }

    /// <summary>What one event tells of a customer's exposure; <c>default</c> when it is none to this experiment within its dates.</summary>
    /// <remarks>The sum over a customer's events, in any order, is the customer's. An arm that the experiment no longer has counts too.</remarks>
    public FirstExposure ExposureOf(in CustomerEvent customerEvent) =>
        customerEvent.Kind == CustomerEventKind.Exposure && customerEvent.Experiment == Key && IsRunning(customerEvent.At) ? new FirstExposure(customerEvent.Arm!, customerEvent.At) : default;

    /// <summary>A customer's exposure, from all events of that customer, in any order.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    public FirstExposure ExposureOf(IEnumerable<CustomerEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var sum = default(FirstExposure);
        foreach (var e in events) sum += ExposureOf(in e);
        return sum;
    }
}
