using LifecycleKit.Tracking;
using Microsoft.Extensions.Options;

namespace LifecycleKit.DependencyInjection;

/// <summary>The exception for lifecycle options with errors. The message lists the errors, one a line.</summary>
internal sealed class LifecycleOptionsException(string shop, IReadOnlyCollection<string> errors)
    : OptionsValidationException(shop, typeof(LifecycleOptions), errors)
{
    public override string Message => OptionsName.Length == 0
        ? OptionsSnapshot.Listed([.. Failures]) : $"Shop '{OptionsName}': {OptionsSnapshot.Listed([.. Failures])}";
}
