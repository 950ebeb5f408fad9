using Microsoft.Extensions.Options;

namespace LifecycleKit.Hosting;

/// <summary>Finds all errors of the limits of health checks.</summary>
internal sealed class HealthOptionsValidator : IValidateOptions<LifecycleHealthOptions>
{
    public ValidateOptionsResult Validate(string? name, LifecycleHealthOptions options)
    {
        (string Name, TimeSpan? Limit)[] times =
        [
            (nameof(options.DegradedDeliveryAge), options.DegradedDeliveryAge),
            (nameof(options.UnhealthyDeliveryAge), options.UnhealthyDeliveryAge),
            (nameof(options.DegradedSweepLag), options.DegradedSweepLag),
            (nameof(options.UnhealthySweepLag), options.UnhealthySweepLag),
        ];
        (string Name, long? Limit)[] counts =
        [
            (nameof(options.DegradedParkedCount), options.DegradedParkedCount),
            (nameof(options.UnhealthyParkedCount), options.UnhealthyParkedCount),
            (nameof(options.DegradedPendingCount), options.DegradedPendingCount),
            (nameof(options.UnhealthyPendingCount), options.UnhealthyPendingCount),
        ];
        string[] errors =
        [
            .. times.Where(one => one.Limit < TimeSpan.FromSeconds(1))
                .Select(one => $"{one.Name} must be at least 1 second, or null; it is {one.Limit}."),
            .. counts.Where(one => one.Limit < 1)
                .Select(one => FormattableString.Invariant($"{one.Name} must be at least 1, or null; it is {one.Limit}.")),
        ];
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
