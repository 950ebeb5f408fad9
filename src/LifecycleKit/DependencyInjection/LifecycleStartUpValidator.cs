using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LifecycleKit.DependencyInjection;

/// <summary>
/// Starts the tracker when the host starts, so that all errors of the options are reported together at that time.
/// </summary>
/// <remarks>
/// A failing store does not stop the host: observers are notified, and the tracker starts at the first successful call.
/// </remarks>
internal sealed class LifecycleStartUpValidator(IServiceProvider services) : IValidateOptions<LifecycleStartUp>
{
    public ValidateOptionsResult Validate(string? name, LifecycleStartUp startUp)
    {
        var shop = name ?? string.Empty;
        var tracker = ShopServices.Find<LifecycleTracker>(services, shop);
        try
        {
            // Validation is synchronous. A pool thread avoids a deadlock with the synchronization context of the caller.
            Task.Run(() => tracker.StartAsync(CancellationToken.None).AsTask()).GetAwaiter().GetResult();
        }
        catch (PublicationException refused) when (!refused.Errors.IsEmpty)
        {
            throw new LifecycleOptionsException(shop, refused.Errors);
        }
        catch (Exception error)
        {
            services.GetRequiredService<Observers>().Notify(observer => observer.OnStartFailed(shop, error));
        }

        return ValidateOptionsResult.Success;
    }
}

/// <summary>Options without content. Their validation starts the tracker when a host starts.</summary>
/// <remarks>
/// Validation of the lifecycle options themselves would throw into the reload of a configuration. The tracker refuses a reload with errors.
/// </remarks>
internal sealed class LifecycleStartUp;
