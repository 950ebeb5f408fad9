namespace LifecycleKit.Customers;

/// <summary>
/// The first arm of each experiment that one customer was exposed to. The customer stays in that arm when the shares of the arms change.
/// </summary>
/// <remarks>
/// The earliest exposure counts; of two at one instant the arm that is first in ordinal order. The order of arrival does not matter. Not
/// thread-safe.
/// </remarks>
[Mutable("part of a customer's history, written in place")]
public sealed class ExposureLog
{
    private SharedTable<string, ExperimentExposure> _first;

    internal ExposureLog()
    {
    }

    private ExposureLog(ExposureLog source) => _first = source._first.Share();

    /// <summary>Returns the arm of the first exposure to an experiment; null for none.</summary>
    /// <param name="experiment">The key of the experiment.</param>
    /// <exception cref="ArgumentNullException"><paramref name="experiment"/> is null.</exception>
    public string? ArmOf(string experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        return _first.TryGet(experiment, out var exposure) ? exposure.Arm : null;
    }

    /// <summary>Lists the first exposure to each experiment, by experiment in ordinal order.</summary>
    public IReadOnlyList<ExperimentExposure> GetAll() =>
        Array.AsReadOnly(_first.ToArray().OrderBy(exposure => exposure.Experiment, StringComparer.Ordinal).ToArray());

    /// <summary>Writes an exposure; returns the exposure before, <c>default</c> for none.</summary>
    internal ExperimentExposure Write(in ExperimentExposure exposure)
    {
        _first.TryGet(exposure.Experiment, out var before);
        if (exposure.IsBefore(before)) _first.Set(exposure);
        return before;
    }

    internal void Restore(string experiment, in ExperimentExposure before)
    {
        if (before.Arm is null) _first.Remove(experiment);
        else _first.Set(before);
    }

    internal ExposureLog Clone() => new(this);
}
