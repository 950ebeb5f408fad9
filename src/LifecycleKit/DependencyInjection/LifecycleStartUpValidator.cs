using LifecycleKit.Tracking;
using Microsoft.Extensions.Options;

namespace LifecycleKit.DependencyInjection;

/// <summary>Reports everything that is wrong with the lifecycle options at once.</summary>
internal sealed class LifecycleStartUpValidator(IOptionsMonitor<LifecycleOptions> options) : IValidateOptions<LifecycleStartUp>
{
    public ValidateOptionsResult Validate(string? name, LifecycleStartUp startUp) =>
        OptionsReading.Of(options.CurrentValue).Errors is { Count: > 0 } errors ? ValidateOptionsResult.Fail(errors) : ValidateOptionsResult.Success;
}
