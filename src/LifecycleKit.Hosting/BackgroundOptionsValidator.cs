using Microsoft.Extensions.Options;

namespace LifecycleKit.Hosting;

/// <summary>Finds all errors of the options of background jobs.</summary>
internal sealed class BackgroundOptionsValidator : IValidateOptions<LifecycleBackgroundOptions>
{
    private static readonly TimeSpan Min = TimeSpan.FromMilliseconds(100), Max = TimeSpan.FromDays(30);

    public ValidateOptionsResult Validate(string? name, LifecycleBackgroundOptions options)
    {
        (string Name, LifecycleJobOptions Job)[] jobs =
        [
            (nameof(options.Sweep), options.Sweep), (nameof(options.Delivery), options.Delivery),
            (nameof(options.PendingEvents), options.PendingEvents), (nameof(options.Backlog), options.Backlog),
            (nameof(options.Reconciliation), options.Reconciliation), (nameof(options.VisitorExpiry), options.VisitorExpiry),
            (nameof(options.EventExpiry), options.EventExpiry), (nameof(options.Refit), options.Refit),
        ];
        var shop = string.IsNullOrEmpty(name) ? string.Empty : $"Shop '{name}': ";
        var errors = jobs.Where(one => one.Job.Interval < Min || one.Job.Interval > Max).Select(one =>
            $"{shop}{one.Name}.Interval must be between 100 milliseconds and 30 days; it is {one.Job.Interval}.").ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
