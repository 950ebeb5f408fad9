using LifecycleKit.Tracking;
using Microsoft.Extensions.Options;

namespace LifecycleKit.DependencyInjection;

/// <summary>Reports everything that is wrong with the lifecycle options at once.</summary>
internal sealed class LifecycleStartUpValidator(IOptionsMonitor<LifecycleOptions> monitor, OptionsReload reload) : IValidateOptions<LifecycleStartUp>
{
    public ValidateOptionsResult Validate(string? name, LifecycleStartUp startUp)
    {
        var options = OptionsSnapshot.Of(monitor.CurrentValue);
        if (!options.Errors.IsEmpty) return ValidateOptionsResult.Fail(options.Errors);
        reload.Accept(options);
        return ValidateOptionsResult.Success;
    }
}
