namespace LifecycleKit.Hosting;

/// <summary>The options of one background job.</summary>
/// <remarks>Not thread-safe; a job reads them at its start.</remarks>
[Mutable("options are set up by the host and then read")]
public sealed class LifecycleJobOptions
{
    internal LifecycleJobOptions(bool isEnabled, TimeSpan interval)
    {
        IsEnabled = isEnabled;
        Interval = interval;
    }

    /// <summary>Whether the job runs.</summary>
    /// <value>The default is stated on the property of <see cref="LifecycleBackgroundOptions"/>.</value>
    public bool IsEnabled { get; set; }

    /// <summary>
    /// The time between the end of a run and the start of the next one, 100 milliseconds to 30 days. A run that leaves work behind is
    /// followed by the next one at once.
    /// </summary>
    /// <value>The default is stated on the property of <see cref="LifecycleBackgroundOptions"/>.</value>
    public TimeSpan Interval { get; set; }
}
