using NeuralNets.Benchmarks.Cases;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NeuralNets.Benchmarks.Peers;

/// <summary>The steps as a TorchSharp user writes them.</summary>
internal static class TorchStep
{
    public static Subject Prepare(StepCase c)
    {
        Sequential model = Model(c);
        int batches = c.Batches, batch = 0;
        Tensor inputs = rand(batches * c.Rows, c.Sizes[0]);
        if (c.Work == Work.Predict)
        {
            model.eval();
            return new(() =>
            {
                using IDisposable inference = no_grad(), scope = NewDisposeScope();
                nn.functional.softmax(model.forward(inputs), 1);
            });
        }

        Tensor classes = tensor(Enumerable.Range(0, batches * c.Rows).Select(row => (long)Samples.Class(c, row)).ToArray());
        Tensor targets = c.Sigmoid ? nn.functional.one_hot(classes, c.Sizes[^1]).to(ScalarType.Float32) : classes;
        Loss<Tensor, Tensor, Tensor> loss = c.Sigmoid ? nn.MSELoss() : nn.CrossEntropyLoss();
        optim.Optimizer optimizer = c.Work == Work.Adam ? optim.Adam(model.parameters(), 1e-3) : optim.SGD(model.parameters(), 0.01);
        return new(() =>
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor x = inputs.narrow(0, batch * c.Rows, c.Rows), y = targets.narrow(0, batch * c.Rows, c.Rows);
            batch = (batch + 1) % batches;
            optimizer.zero_grad();
            loss.forward(model.forward(x), y).backward();
            optimizer.step();
        });
    }

    // Without the softmax: CrossEntropyLoss brings its own, prediction adds it.
    private static Sequential Model(StepCase c)
    {
        var model = nn.Sequential();
        for (int i = 1; i < c.Sizes.Length; i++)
        {
            model.append($"linear{i}", nn.Linear(c.Sizes[i - 1], c.Sizes[i]));
            if (c.Sigmoid)
                model.append($"sigmoid{i}", nn.Sigmoid());
            else if (i < c.Sizes.Length - 1)
                model.append($"relu{i}", nn.ReLU());
        }
        return model;
    }
}
