using LifecycleKit.Tracking;
using Microsoft.Extensions.Options;

namespace LifecycleKit.DependencyInjection;

/// <summary>The exception for lifecycle options with errors. The message lists the errors, one a line.</summary>
internal sealed class LifecycleOptionsException(IReadOnlyCollection<string> errors)
    : OptionsValidationException(Options.DefaultName, typeof(LifecycleOptions), errors)
{
    public override string Message => OptionsSnapshot.Listed([.. Failures]);
}
