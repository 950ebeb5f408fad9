namespace LifecycleKit.Customers;

/// <summary>
/// The arm of each experiment that one customer was first exposed to: the customer stays in it, whatever becomes of the shares.
/// </summary>
/// <remarks>
/// The earliest exposure counts; of two at one instant the arm first in ordinal order, whatever the order of arrival. Not thread-safe.
/// </remarks>
[Mutable("part of a customer's history, written in place")]
public sealed class ExposureLog
{
    private readonly Dictionary<string, ExperimentExposure> _first;

    internal ExposureLog() => _first = new(StringComparer.Ordinal);

    private ExposureLog(ExposureLog source) => _first = new(source._first, StringComparer.Ordinal);

    /// <summary>The arm of the first exposure to an experiment; null when there was none.</summary>
    /// <param name="experiment">The key of the experiment.</param>
    /// <exception cref="ArgumentNullException"><paramref name="experiment"/> is null.</exception>
    public string? ArmOf(string experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        return _first.GetValueOrDefault(experiment).Arm;
    }

    /// <summary>Lists the first exposure to each experiment, by experiment in ordinal order.</summary>
    public IReadOnlyList<ExperimentExposure> GetAll() =>
        Array.AsReadOnly(_first.Values.OrderBy(exposure => exposure.Experiment, StringComparer.Ordinal).ToArray());

    /// <summary>Writes an exposure; returns what was there before, <c>default</c> for nothing.</summary>
    internal ExperimentExposure Write(in ExperimentExposure said)
    {
        var before = _first.GetValueOrDefault(said.Experiment);
        if (said.IsBefore(before)) _first[said.Experiment] = said;
        return before;
    }

    internal void Restore(string experiment, in ExperimentExposure before)
    {
        if (before.Arm is null) _first.Remove(experiment);
        else _first[experiment] = before;
    }

    internal ExposureLog Clone() => new(this);
}
