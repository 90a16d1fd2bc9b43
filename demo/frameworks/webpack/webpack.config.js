import HtmlWebpackPlugin from 'html-webpack-plugin';

export default {
  entry: './src/index.js',
  output: {filename: '[name].[contenthash].js', publicPath: '/', clean: true},
  plugins: [new HtmlWebpackPlugin({template: './src/index.html'})],
  performance: {hints: false},
};
